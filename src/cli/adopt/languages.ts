import type { ExpressCustomer } from "../../api/express-customer";
import type { AdoptedCustomer } from "./adopted-customer";
import type { KeyOptions } from "./assign-keys";
import { formatHcl } from "./format-hcl";
import { formatTypeScript } from "./format-typescript";
import { isDeclarableInCdktf } from "./select-customers";

/** What code is written in. */
export interface Language {
  /** The name of the file where only a directory is named. */
  readonly fileName: string;
  readonly keys: KeyOptions;
  readonly canDeclare: (customer: ExpressCustomer) => boolean;
  readonly format: (customers: readonly AdoptedCustomer[]) => string;
  readonly nextStep: string;
}

export const typeScript: Language = {
  fileName: "adopted-customers.ts",
  // What the provider is called in an app, beside the customers.
  keys: { separator: "-", reserved: ["avara"] },
  canDeclare: isDeclarableInCdktf,
  format: formatTypeScript,
  nextStep:
    "Call importCustomers(declareCustomers(stack)) in your app, and look at the plan: it holds imports only.",
};

export const hcl: Language = {
  fileName: "adopted-customers.tf",
  keys: { separator: "_" },
  canDeclare: () => true,
  format: formatHcl,
  nextStep: "Look at the plan: it holds imports only.",
};
