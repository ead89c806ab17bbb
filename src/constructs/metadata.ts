import type { IConstruct } from "constructs";
import { checkProps } from "./props/check-props";
import { metadataRules } from "./props/metadata-rules";

/** The default of each key at a scope. Null ends the defaults of outer scopes. */
type Defaults = Map<string, string | null>;

const defaultsOfScopes = new WeakMap<IConstruct, Defaults>();

/**
 * Metadata defaults for all customers in a scope: an app, a stack, any construct or a customer. A customer's own metadata
 * wins over defaults, an inner scope over an outer one, and in one scope the later call. Defaults apply to customers
 * declared before and after.
 */
export class Metadata {
  /** The defaults that a scope sets. */
  static of(scope: IConstruct): Metadata {
    return new Metadata(scope);
  }

  readonly #scope: IConstruct;
  readonly #defaults: Defaults;

  private constructor(scope: IConstruct) {
    this.#scope = scope;
    this.#defaults =
      defaultsOfScopes.get(scope) ?? new Map<string, string | null>();
    defaultsOfScopes.set(scope, this.#defaults);
  }

  /**
   * Sets a default.
   *
   * @throws {PropsError} if the key or the value is not allowed in metadata
   */
  add(key: string, value: string): this {
    checkProps(
      this.#scope.node.path || "app",
      { metadata: { [key]: value } },
      { metadata: metadataRules },
    );
    this.#defaults.set(key, value);
    return this;
  }

  /** Ends a default of this scope or of an outer one. Does not remove a customer's own metadata. */
  remove(key: string): this {
    this.#defaults.set(key, null);
    return this;
  }
}

/** The defaults that apply to a construct; empty if there are none. */
export function metadataDefaultsOf(
  construct: IConstruct,
): Readonly<Record<string, string>> {
  const defaults = new Map<string, string>();
  for (const scope of construct.node.scopes)
    for (const [key, value] of defaultsOfScopes.get(scope) ?? [])
      if (value === null) defaults.delete(key);
      else defaults.set(key, value);
  return Object.fromEntries(defaults);
}
