import {
  type Command,
  InvalidArgumentError,
  Option,
} from "@commander-js/extra-typings";
import { environmentVariables } from "../../api/connection";
import {
  expressCustomerIdPattern,
  ignoredKeyPattern,
} from "../../api/express-customer-limits";
import { type OptionsOf, path, several } from "../command-options";

/** The options of `adopt`. */
export type AdoptCommandOptions = OptionsOf<typeof defineAdopt>;

/** Defines `adopt`: writes the declarations of customers that already exist. */
export function defineAdopt(program: Command) {
  const { apiKey, baseUrl } = environmentVariables;
  return program
    .command("adopt")
    .summary("write the code that declares live customers")
    .description(
      `Writes what declares and imports live customers as they are: CDKTF TypeScript, a file for ExpressCustomerFleet, or HCL. The command itself changes no customer. The key comes from ${apiKey}, and the address from ${baseUrl}. Filters are combined with AND.`,
    )
    .option("--all", "all customers of the account")
    .option("--id <id...>", "customers with these ids", several(customerId))
    .option(
      "--name <text...>",
      "customers whose name contains one of these texts",
      several(nonEmpty),
    )
    .addOption(
      new Option(
        "--active <true|false>",
        "only active customers, or only inactive ones",
      ).choices(["true", "false"] as const),
    )
    .option(
      "--metadata <key=value...>",
      "customers whose metadata has all these pairs",
      several(pair),
    )
    .option(
      "--default-metadata <key=value...>",
      "pairs of the provider's default_metadata, which the declarations omit",
      several(pair),
    )
    .option(
      "--ignore-metadata-keys <key...>",
      "entries of the provider's ignore_metadata_keys, whose keys the declarations omit",
      several(ignoredKey),
    )
    .option(
      "--unmanaged <report>",
      "customers that no stack manages, from a JSON report of drift --unmanaged",
      path,
    )
    .addOption(
      new Option("--hcl", "write HCL instead of TypeScript").conflicts([
        "yaml",
        "csv",
      ]),
    )
    .addOption(
      new Option(
        "--yaml",
        "write a list for ExpressCustomerFleet, in YAML",
      ).conflicts("csv"),
    )
    .option("--csv", "write a table for ExpressCustomerFleet")
    .option(
      "--out <path>",
      "the file to write, or its directory (default: the standard output)",
      path,
    )
    .option(
      "--force",
      "overwrite the file if it exists, and keep the names that it gave",
    )
    .addHelpText(
      "after",
      `
Examples:
  $ npx cdktf-avara adopt --all --out adopted-customers.ts
  $ npx cdktf-avara adopt --unmanaged drift.json --out new-customers.ts
  $ npx cdktf-avara adopt --name Lakeside --active true
  $ npx cdktf-avara adopt --metadata region=north --hcl --out adopted.tf
  $ npx cdktf-avara adopt --all --yaml --out customers.yaml`,
    );
}

function customerId(text: string): string {
  if (expressCustomerIdPattern.test(text)) return text;
  throw new InvalidArgumentError("Expected cus_ and 32 hexadecimal digits.");
}

function ignoredKey(text: string): string {
  if (ignoredKeyPattern.test(text)) return text;
  throw new InvalidArgumentError("Expected a key, or a prefix and *.");
}

function nonEmpty(text: string): string {
  if (text !== "") return text;
  throw new InvalidArgumentError("Expected a text.");
}

function pair(text: string): readonly [key: string, value: string] {
  const [key = "", ...value] = text.split("=");
  if (value.length > 0) return [key, value.join("=")];
  throw new InvalidArgumentError("Expected key=value.");
}
