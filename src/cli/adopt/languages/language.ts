import type { ExpressCustomer } from "../../../api/express-customer";
import type { AdoptedCustomer } from "../adopted-customer";
import type { KeyOptions } from "../assign-keys";

/** Which customers a language can declare. */
export interface Limits {
  readonly allow: (customer: ExpressCustomer) => boolean;
  /** What to report about the other customers, before their ids. */
  readonly message: string;
}

/** A language that declares customers. */
export interface Language {
  /** The name of the file if only a directory is given. */
  readonly fileName: string;
  readonly keys: KeyOptions;
  /** @default none: it can declare every customer */
  readonly limits?: Limits;
  readonly format: (customers: readonly AdoptedCustomer[]) => string;
  /** Reads the keys of a file, by the customers' ids. Returns null if its declarations are not as `format` wrote them. */
  readonly readKeys: (text: string) => ReadonlyMap<string, string> | null;
  readonly nextStep: string;
}
