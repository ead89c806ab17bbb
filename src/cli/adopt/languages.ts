import type { ExpressCustomer } from "../../api/express-customer";
import type { AdoptedCustomer } from "./adopted-customer";
import type { KeyOptions } from "./assign-keys";
import { formatHcl, hclKeyPattern } from "./format-hcl";
import { formatTypeScript, typeScriptKeyPattern } from "./format-typescript";
import { formatCsv, isRepresentableInCsv } from "./format-csv";
import { formatYaml, yamlKeyPattern } from "./format-yaml";
import { type OwnFile, readDeclarations } from "./own-file";
import { isDeclarableInCdktf } from "./select-customers";

/** A language that declares customers. */
export interface Language {
  /** The name of the file if only a directory is given. */
  readonly fileName: string;
  readonly keys: KeyOptions;
  readonly canDeclare: (customer: ExpressCustomer) => boolean;
  /** What to report about the customers that it cannot declare, before their ids. */
  readonly cannotDeclare: string;
  readonly format: (customers: readonly AdoptedCustomer[]) => string;
  /** Reads the keys of a file, by the customers' ids. Returns null if its declarations are not as `format` wrote them. */
  readonly readKeys: (text: string) => ReadonlyMap<string, string> | null;
  readonly nextStep: string;
}

const cdktfCannot =
  "CDKTF cannot represent the texts of these customers; use --hcl";

export const typeScript: Language = {
  fileName: "adopted-customers.ts",
  // The provider has this id in an app, beside the customers.
  keys: { separator: "-", reserved: ["avara"] },
  canDeclare: isDeclarableInCdktf,
  cannotDeclare: cdktfCannot,
  format: formatTypeScript,
  readKeys: (text) => readKeys(text, "//", typeScriptKeyPattern),
  nextStep:
    "Call importCustomers(declareCustomers(stack)) in your app, look at the plan, and deploy only if it has imports and nothing else.",
};

export const hcl: Language = {
  fileName: "adopted-customers.tf",
  keys: { separator: "_" },
  canDeclare: () => true,
  cannotDeclare: "",
  format: formatHcl,
  readKeys: (text) => readKeys(text, "#", hclKeyPattern),
  nextStep:
    "Look at the plan, and apply it only if it has imports and nothing else.",
};

export const yaml: Language = {
  fileName: "adopted-customers.yaml",
  keys: { separator: "-" },
  canDeclare: isDeclarableInCdktf,
  cannotDeclare: cdktfCannot,
  format: formatYaml,
  readKeys: (text) => readKeys(text, "#", yamlKeyPattern),
  nextStep: declareFleet("adopted-customers.yaml"),
};

export const csv: Language = {
  fileName: "adopted-customers.csv",
  keys: { separator: "-" },
  canDeclare: (customer) =>
    isDeclarableInCdktf(customer) && isRepresentableInCsv(customer),
  cannotDeclare:
    "A table cannot represent the texts of these customers; use --yaml or --hcl",
  format: formatCsv,
  // A table has no place for the digest that shows whether it was edited, so it is never replaced.
  readKeys: () => null,
  nextStep: declareFleet("adopted-customers.csv"),
};

function declareFleet(file: string): string {
  return `In your app, add new ExpressCustomerFleet(stack, "customers", { customers: "${file}" }), look at the plan, and deploy only if it has imports and nothing else.`;
}

function readKeys(
  text: string,
  comment: OwnFile["comment"],
  pattern: RegExp,
): ReadonlyMap<string, string> | null {
  const declarations = readDeclarations(text, comment);
  if (declarations === null) return null;
  const found = declarations.matchAll(pattern);
  return new Map([...found].map(([, id = "", key = ""]) => [id, key]));
}
