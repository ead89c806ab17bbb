import type { ExpressCustomer } from "../../api/express-customer";
import type { AdoptedCustomer } from "./adopted-customer";
import type { KeyOptions } from "./assign-keys";
import { formatHcl, hclForm } from "./format-hcl";
import { formatTypeScript, typeScriptForm } from "./format-typescript";
import { readKeys } from "./read-keys";
import { isDeclarableInCdktf } from "./select-customers";

/** What code is written in. */
export interface Language {
  /** The name of the file where only a directory is named. */
  readonly fileName: string;
  readonly keys: KeyOptions;
  readonly canDeclare: (customer: ExpressCustomer) => boolean;
  readonly format: (customers: readonly AdoptedCustomer[]) => string;
  /** Reads the keys of a file back, by the customers' ids. Returns null where it is not as `format` wrote it. */
  readonly readKeys: (text: string) => ReadonlyMap<string, string> | null;
  readonly nextStep: string;
}

export const typeScript: Language = {
  fileName: "adopted-customers.ts",
  // What the provider is called in an app, beside the customers.
  keys: { separator: "-", reserved: ["avara"] },
  canDeclare: isDeclarableInCdktf,
  format: formatTypeScript,
  readKeys: (text) => readKeys(text, typeScriptForm),
  nextStep:
    "Call importCustomers(declareCustomers(stack)) in your app, look at the plan, and deploy only where it holds imports and nothing else.",
};

export const hcl: Language = {
  fileName: "adopted-customers.tf",
  keys: { separator: "_" },
  canDeclare: () => true,
  format: formatHcl,
  readKeys: (text) => readKeys(text, hclForm),
  nextStep:
    "Look at the plan, and apply it only where it holds imports and nothing else.",
};
