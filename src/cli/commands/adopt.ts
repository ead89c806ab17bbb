import type { Command } from "commander";
import * as z from "zod/mini";
import { environmentVariables } from "../../api/connection";
import type { ExpressCustomer } from "../../api/express-customer";
import { toAdoptedCustomers } from "../adopt/adopted-customer";
import { assignKeys } from "../adopt/assign-keys";
import { type Language, hcl, typeScript } from "../adopt/languages";
import { prepareOutputFile } from "../adopt/output-file";
import { readCustomers } from "../adopt/read-customers";
import { isSelected } from "../adopt/select-customers";
import { CliError } from "../cli-error";
import type { CliIo } from "../cli-io";
import { createEnvironmentClient } from "../environment-client";
import { parseOptions } from "../parse-options";

const optionsSchema = z.object({
  all: z.optional(z.boolean()),
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
    .option("--force", "overwrite the file that is there")
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
  const customers = await selectCustomers(options, language, io);
  const keys = assignKeys(customers, language.keys);
  const text = language.format(toAdoptedCustomers(customers, keys));
  if (file === null) {
    io.stdout(text);
    return;
  }
  await file.write(text);
  io.stderr(
    `Wrote ${count(customers)} to ${file.path}.\n${language.nextStep}\n`,
  );
}

/** @throws {CliError} unless it is said which customers, in one way */
function checkSelection(options: AdoptCommandOptions): void {
  const { all, name, active, metadata } = options;
  const isFiltered = [name, active, metadata].some((it) => it !== undefined);
  if (isFiltered === (all === true))
    throw new CliError(
      "Say which customers: either --all, or any of --name, --active and --metadata.",
    );
}

async function selectCustomers(
  { name, active, metadata }: AdoptCommandOptions,
  { canDeclare }: Language,
  { env, signal, stderr }: CliIo,
): Promise<readonly ExpressCustomer[]> {
  const client = createEnvironmentClient(env);
  if (client === null)
    throw new CliError(
      `Set ${environmentVariables.apiKey} to the key of the account. No key yet? Try it on the sandbox: npx cdktf-avara sandbox`,
    );
  const all = await readCustomers(client.expressCustomers, signal, (read) => {
    stderr(`Read ${read} customers.\n`);
  });
  const selection = { names: name, isActive: active, metadata };
  const selected = all.filter((customer) => isSelected(customer, selection));
  if (selected.length === 0)
    throw new CliError(
      all.length === 0
        ? "The account has no customers."
        : `None of the ${count(all)} of the account matches.`,
    );
  const declarable = selected.filter(canDeclare);
  if (declarable.length === selected.length) return selected;
  const others = selected.filter((customer) => !canDeclare(customer));
  const note = `CDKTF cannot say the texts of these customers, but HCL can (--hcl): ${others.map((customer) => customer.expressCustomerId).join(", ")}`;
  if (declarable.length === 0) throw new CliError(note);
  stderr(`${note}\n`);
  return declarable;
}

function count({ length }: readonly unknown[]): string {
  return length === 1 ? "1 customer" : `${length} customers`;
}

function splitPair(pair: string): readonly [string, string] {
  const [key = "", ...value] = pair.split("=");
  return [key, value.join("=")];
}
