import { expressCustomerIdPattern } from "../../api/express-customer-limits";
import type { Command } from "commander";
import * as z from "zod/mini";
import { environmentVariables } from "../../api/connection";
import { type ExpressCustomer } from "../../api/express-customer";
import { toAdoptedCustomers } from "./adopted-customer";
import { assignKeys } from "./assign-keys";
import { checkNoneDropped, readFormerKeys } from "./former-keys";
import { type Language, hcl, typeScript } from "./languages";
import { prepareOutputFile } from "./output-file";
import { readCustomers } from "./read-customers";
import { countCustomers, selectCustomers } from "./select-customers";
import { CliError } from "../cli-error";
import type { CliIo } from "../cli-io";
import { createEnvironmentClient } from "../environment-client";
import { parseOptions } from "../parse-options";

const optionsSchema = z.object({
  all: z.optional(z.boolean()),
  id: z.optional(
    z
      .array(z.string())
      .check(
        z.refine(
          (ids) => ids.every((id) => expressCustomerIdPattern.test(id)),
          "expected cus_ and 32 hexadecimal digits.",
        ),
      ),
  ),
  name: z.optional(
    z
      .array(z.string())
      .check(z.refine((texts) => !texts.includes(""), "expected a text.")),
  ),
  active: z.optional(
    z.pipe(
      z.enum(["true", "false"], "expected true or false."),
      z.transform((text) => text === "true"),
    ),
  ),
  metadata: z.optional(
    z.pipe(
      z
        .array(z.string())
        .check(
          z.refine(
            (pairs) => pairs.every((pair) => pair.includes("=")),
            "expected key=value.",
          ),
        ),
      z.transform((pairs) => pairs.map(splitPair)),
    ),
  ),
  hcl: z.optional(z.boolean()),
  out: z.optional(
    z
      .string()
      .check(z.minLength(1, "expected the path of a file or a directory.")),
  ),
  force: z.optional(z.boolean()),
});

type AdoptCommandOptions = z.infer<typeof optionsSchema>;

/** Adds `adopt`: writes the declarations of customers that live already. */
export function addAdoptCommand(program: Command, io: CliIo): void {
  const { apiKey, baseUrl } = environmentVariables;
  program
    .command("adopt")
    .summary("write the code that declares live customers")
    .description(
      `Writes the code, CDKTF TypeScript or HCL, that declares live customers as they are and imports them. The command itself changes nothing. The key comes from ${apiKey}, the address from ${baseUrl}.`,
    )
    .option("--all", "all customers of the account")
    .option("--id <id...>", "those with this id, or with one of several")
    .option(
      "--name <text...>",
      "those whose name contains this text, or one of several",
    )
    .option("--active <true|false>", "the active ones, or the inactive ones")
    .option(
      "--metadata <key=value...>",
      "those whose metadata holds this pair, or all of several",
    )
    .option("--hcl", "write HCL in place of TypeScript")
    .option(
      "--out <path>",
      "a file, or a directory to put one into (default: the standard output)",
    )
    .option(
      "--force",
      "overwrite the file that is there, and keep the names that it gave",
    )
    .action((options: unknown) =>
      runAdopt(parseOptions(optionsSchema, options), io),
    );
}

async function runAdopt(
  options: AdoptCommandOptions,
  io: CliIo,
): Promise<void> {
  checkSelection(options);
  const language = options.hcl === true ? hcl : typeScript;
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
  const { id, name, active, metadata } = options;
  const selection = { ids: id, names: name, isActive: active, metadata };
  const selected = selectCustomers(account, selection);
  const customers = keepDeclarable(selected, language, io);
  const text = language.format(toAdoptedCustomers(customers, keys));
  if (file === null) {
    io.stdout(text);
    return;
  }
  checkNoneDropped(file, formerKeys, customers);
  await file.write(text);
  io.stderr(
    `Wrote ${countCustomers(customers)} to ${file.path}.\n${language.nextStep}\n`,
  );
}

/** @throws {CliError} unless it is said which customers, in one way */
function checkSelection(options: AdoptCommandOptions): void {
  const { all, id, name, active, metadata } = options;
  const isFiltered = [id, name, active, metadata].some(
    (filter) => filter !== undefined,
  );
  if (isFiltered === (all === true))
    throw new CliError(
      "Say which customers: either --all, or any of --id, --name, --active and --metadata.",
    );
}

async function readAccount({
  env,
  signal,
  stderr,
}: CliIo): Promise<readonly ExpressCustomer[]> {
  const client = createEnvironmentClient(env);
  if (client === null)
    throw new CliError(
      `Set ${environmentVariables.apiKey} to the key of the account. No key yet? Try it on the sandbox: npx cdktf-avara sandbox`,
    );
  return readCustomers(client.expressCustomers, signal, (read) => {
    stderr(`Read ${read} customers.\n`);
  });
}

/** Leaves out the customers that the language cannot declare, and says so. */
function keepDeclarable(
  customers: readonly ExpressCustomer[],
  { canDeclare }: Language,
  { stderr }: CliIo,
): readonly ExpressCustomer[] {
  const others = customers.filter((customer) => !canDeclare(customer));
  if (others.length === 0) return customers;
  const ids = others.map(({ expressCustomerId }) => expressCustomerId);
  const note = `CDKTF cannot say the texts of these customers, but HCL can (--hcl): ${ids.join(", ")}`;
  if (others.length === customers.length) throw new CliError(note);
  stderr(`${note}\n`);
  return customers.filter(canDeclare);
}

function splitPair(pair: string): readonly [string, string] {
  const [key = "", ...value] = pair.split("=");
  return [key, value.join("=")];
}
