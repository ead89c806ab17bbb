import { environmentVariables } from "../../api/connection";
import type { ExpressCustomer } from "../../api/express-customer";
import { count } from "../../text/plural";
import { CliError } from "../cli-error";
import { type CliIo, reportProgress } from "../cli-io";
import { createEnvironmentClient } from "../environment-client";
import { listCustomers } from "../list-customers";
import { toAdoptedCustomers } from "./adopted-customer";
import { assignKeys } from "./assign-keys";
import type { AdoptCommandOptions } from "./command";
import { checkNoneDropped, readFormerKeys } from "./former-keys";
import { csv } from "./languages/csv";
import { hcl } from "./languages/hcl";
import type { Language } from "./languages/language";
import { typeScript } from "./languages/typescript";
import { yaml } from "./languages/yaml";
import { prepareOutputFile } from "./output-file";
import { selectCustomers } from "./select-customers";
import { readUnmanagedIds } from "./unmanaged-ids";

/** Writes the declarations of the selected customers to a file or the standard output. */
export async function runAdopt(
  options: AdoptCommandOptions,
  io: CliIo,
): Promise<void> {
  checkSelection(options);
  const language = languageOf(options);
  const file =
    options.out === undefined
      ? null
      : await prepareOutputFile(options.out, {
          fileName: language.fileName,
          isForced: options.force === true,
        });
  const formerKeys = readFormerKeys(file, language);
  const account = await readAccount(io);
  const keys = assignKeys(account, { ...language.keys, known: formerKeys });
  const selected = selectCustomers(account, {
    ...options,
    unmanagedIds:
      options.unmanaged === undefined
        ? undefined
        : await readUnmanagedIds(options.unmanaged),
  });
  const customers = keepDeclarable(selected, language, io);
  const text = language.format(toAdoptedCustomers(customers, keys, options));
  if (file === null) {
    io.stdout(text);
    return;
  }
  checkNoneDropped(file, formerKeys, customers);
  await file.write(text);
  io.stderr(
    `Wrote ${count(customers.length, "customer")} to ${file.path}.\n${language.nextStep}\n`,
  );
}

function languageOf(options: AdoptCommandOptions): Language {
  if (options.hcl === true) return hcl;
  if (options.yaml === true) return yaml;
  return options.csv === true ? csv : typeScript;
}

/** @throws {CliError} unless the options select customers in exactly one way */
function checkSelection(options: AdoptCommandOptions): void {
  const { all, id, name, active, metadata, unmanaged } = options;
  const isFiltered = [id, name, active, metadata, unmanaged].some(
    (filter) => filter !== undefined,
  );
  if (isFiltered === (all === true))
    throw new CliError(
      "Select customers: either --all, or any of --id, --name, --active, --metadata and --unmanaged.",
    );
}

async function readAccount(io: CliIo): Promise<readonly ExpressCustomer[]> {
  const client = createEnvironmentClient(io.env);
  if (client === null)
    throw new CliError(
      `Set ${environmentVariables.apiKey} to the key of the account. No key yet? Try it on the sandbox: npx cdktf-avara sandbox`,
    );
  io.wait?.("Reading customers …");
  return listCustomers(client.expressCustomers, io.signal, (read) => {
    reportProgress(`Read ${read} customers.`, io);
  });
}

/** Omits the customers that the language cannot declare, and names them. */
function keepDeclarable(
  customers: readonly ExpressCustomer[],
  { limits }: Language,
  { stderr }: CliIo,
): readonly ExpressCustomer[] {
  if (limits === undefined) return customers;
  const others = customers.filter((customer) => !limits.allow(customer));
  if (others.length === 0) return customers;
  const ids = others.map(({ expressCustomerId }) => expressCustomerId);
  const note = `${limits.message}: ${ids.join(", ")}`;
  if (others.length === customers.length) throw new CliError(note);
  stderr(`${note}\n`);
  return customers.filter(limits.allow);
}
