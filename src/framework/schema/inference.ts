/**
 * The TypeScript types of the objects that Terraform passes around, inferred from a schema.
 *
 * | type                  | null                         | unknown             |
 * |-----------------------|------------------------------|---------------------|
 * | {@link Config}        | all but required ones        | any attribute       |
 * | {@link KnownConfig}   | all but required ones        | none                |
 * | {@link Plan}          | attributes without certainty | any attribute       |
 * | {@link FinalPlan}     | attributes without certainty | computed attributes |
 * | {@link State}         | attributes without certainty | none                |
 * | {@link ImportedState} | all but `neverNull`          | none                |
 *
 * An attribute certainly has a value if it is required, has a default, or is `neverNull`. In a plan or a
 * state, a write-only attribute is null. For a schema whose attributes TypeScript does not know, each of
 * these types is {@link ObjectValue}.
 */
import type { Attribute, Schema } from "./schema";
import type { ValueOf } from "./types";
import type { ObjectValue, Unknown } from "./values";

/** A configuration as the user wrote it. */
export type Config<S extends Schema> = Inferred<
  S,
  {
    readonly [K in keyof S["attributes"]]:
      | ValueOf<S["attributes"][K]["type"], null | Unknown>
      | NullIfOptional<S["attributes"][K]>
      | Unknown;
  }
>;

/** A configuration without unknown values, as a data source receives it. */
export type KnownConfig<S extends Schema> = Inferred<
  S,
  {
    readonly [K in keyof S["attributes"]]:
      | ValueOf<S["attributes"][K]["type"], null>
      | NullIfOptional<S["attributes"][K]>;
  }
>;

/** A plan in progress: values that depend on other resources may still be unknown. */
export type Plan<S extends Schema> = Inferred<
  S,
  {
    readonly [K in keyof S["attributes"]]: Stored<
      S["attributes"][K],
      | ValueOf<S["attributes"][K]["type"], null | Unknown>
      | NullIfUncertain<S["attributes"][K]>
      | Unknown
    >;
  }
>;

/** A plan that is being applied: only values that the provider computes may be unknown. */
export type FinalPlan<S extends Schema> = Inferred<
  S,
  {
    readonly [K in keyof S["attributes"]]: Stored<
      S["attributes"][K],
      | ValueOf<S["attributes"][K]["type"], null>
      | NullIfUncertain<S["attributes"][K]>
      | UnknownIfComputed<S["attributes"][K]>
    >;
  }
>;

/** The state that Terraform stores for an object. */
export type State<S extends Schema> = Inferred<
  S,
  {
    readonly [K in keyof S["attributes"]]: Stored<
      S["attributes"][K],
      | ValueOf<S["attributes"][K]["type"], null>
      | NullIfUncertain<S["attributes"][K]>
    >;
  }
>;

/** The state after an import. The read that follows completes it. */
export type ImportedState<S extends Schema> = Inferred<
  S,
  {
    readonly [K in keyof S["attributes"]]: Stored<
      S["attributes"][K],
      | ValueOf<S["attributes"][K]["type"], null>
      | (S["attributes"][K] extends { readonly neverNull: true } ? never : null)
    >;
  }
>;

/** What an import sets: every attribute that is `neverNull`, and any others. */
export type ImportedAttributes<S extends Schema> = Partial<ImportedState<S>> &
  Inferred<
    S,
    {
      readonly [
        K in keyof S["attributes"] as S["attributes"][K] extends {
          readonly neverNull: true;
        }
          ? K
          : never
      ]: ValueOf<S["attributes"][K]["type"], null>;
    }
  >;

type NullIfOptional<A extends Attribute> = A extends { readonly required: true }
  ? never
  : null;

type Stored<A extends Attribute, V> = A extends { readonly writeOnly: true }
  ? null
  : V;

type NullIfUncertain<A extends Attribute> = A extends {
  readonly required: true;
}
  ? never
  : A extends { readonly default: unknown } | { readonly neverNull: true }
    ? never
    : null;

type UnknownIfComputed<A extends Attribute> = A extends {
  readonly computed: true;
}
  ? Unknown
  : never;

type Inferred<S extends Schema, T> = Schema extends S ? ObjectValue : T;
