import type { ExpressCustomer } from "../../api/express-customer";
import type { AdoptedCustomer } from "./adopted-customer";
import type { KeyOptions } from "./assign-keys";
import { formatHcl, hclKeyPattern } from "./format-hcl";
import { formatTypeScript, typeScriptKeyPattern } from "./format-typescript";
import { type OwnFile, readDeclarations } from "./own-file";
import { isDeclarableInCdktf } from "./select-customers";

/** A language that declares customers. */
export interface Language {
  /** The name of the file if only a directory is given. */
  readonly fileName: string;
  readonly keys: KeyOptions;
  readonly canDeclare: (customer: ExpressCustomer) => boolean;
  readonly format: (customers: readonly AdoptedCustomer[]) => string;
  /** Reads the keys of a file, by the customers' ids. Returns null if its declarations are not as `format` wrote them. */
  readonly readKeys: (text: string) => ReadonlyMap<string, string> | null;
  readonly nextStep: string;
}

export const typeScript: Language = {
  fileName: "adopted-customers.ts",
  // The provider has this id in an app, beside the customers.
  keys: { separator: "-", reserved: ["avara"] },
  canDeclare: isDeclarableInCdktf,
  format: formatTypeScript,
  readKeys: (text) => readKeys(text, "//", typeScriptKeyPattern),
  nextStep:
    "Call importCustomers(declareCustomers(stack)) in your app, look at the plan, and deploy only if it has imports and nothing else.",
};

export const hcl: Language = {
  fileName: "adopted-customers.tf",
  keys: { separator: "_" },
  canDeclare: () => true,
  format: formatHcl,
  readKeys: (text) => readKeys(text, "#", hclKeyPattern),
  nextStep:
    "Look at the plan, and apply it only if it has imports and nothing else.",
};

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
