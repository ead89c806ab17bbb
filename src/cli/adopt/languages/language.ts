import type { ExpressCustomer } from "../../../api/express-customer";
import type { AdoptedCustomer } from "../adopted-customer";
import type { KeyOptions } from "../assign-keys";

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
