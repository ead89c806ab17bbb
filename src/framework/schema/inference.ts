/**
 * The TypeScript types of the objects that Terraform passes around, inferred from a schema.
 *
 * | type                | may hold null              | may hold unknown            |
 * |---------------------|----------------------------|-----------------------------|
 * | {@link Config}      | everywhere                 | everywhere                  |
 * | {@link KnownConfig} | everywhere                 | nowhere                     |
 * | {@link Plan}        | where no value is certain  | everywhere                  |
 * | {@link FinalPlan}   | where no value is certain  | where the provider computes |
 * | {@link State}       | where no value is certain  | nowhere                     |
 *
 * A value is certain where the attribute is required or has a default. Of a schema of which nothing
 * is known, all of them are an {@link ObjectValue}.
 */
import type { Attribute, Schema } from "./schema";
import type { ValueOf } from "./types";
import type { ObjectValue, Unknown } from "./values";

/** The configuration as it stands in the code. */
export type Config<S extends Schema> = Inferred<
  S,
  {
    readonly [K in keyof S["attributes"]]:
      ValueOf<S["attributes"][K]["type"], null | Unknown> | null | Unknown;
  }
>;

/** A configuration in which all is known, as a data source reads it. */
export type KnownConfig<S extends Schema> = Inferred<
  S,
  {
    readonly [K in keyof S["attributes"]]: ValueOf<
      S["attributes"][K]["type"],
      null
    > | null;
  }
>;

/** A plan while it is made: what depends on other resources may be unknown yet. */
export type Plan<S extends Schema> = Inferred<
  S,
  {
    readonly [K in keyof S["attributes"]]:
      | ValueOf<S["attributes"][K]["type"], null | Unknown>
      | NullIfUncertain<S["attributes"][K]>
      | Unknown;
  }
>;

/** A plan as it is applied: only what the provider has to compute may be unknown. */
export type FinalPlan<S extends Schema> = Inferred<
  S,
  {
    readonly [K in keyof S["attributes"]]:
      | ValueOf<S["attributes"][K]["type"], null>
      | NullIfUncertain<S["attributes"][K]>
      | UnknownIfComputed<S["attributes"][K]>;
  }
>;

/** What Terraform keeps of an object. */
export type State<S extends Schema> = Inferred<
  S,
  {
    readonly [K in keyof S["attributes"]]:
      | ValueOf<S["attributes"][K]["type"], null>
      | NullIfUncertain<S["attributes"][K]>;
  }
>;

type NullIfUncertain<A extends Attribute> = A extends {
  readonly required: true;
}
  ? never
  : A extends { readonly default: unknown }
    ? never
    : null;

type UnknownIfComputed<A extends Attribute> = A extends {
  readonly computed: true;
}
  ? Unknown
  : never;

type Inferred<S extends Schema, T> = Schema extends S ? ObjectValue : T;
