import type { OldState } from "./stored-data";
import type { State } from "./schema/inference";
import type { Schema } from "./schema/schema";

/**
 * What identifies an object of a resource type, beside its state. Terraform 1.12 and OpenTofu 1.12 keep
 * it, and import by it. `S` is the resource's schema, `I` the identity's.
 *
 * @example
 * identity: {
 *   schema: defineSchema({
 *     description: "A thing.",
 *     attributes: {
 *       id: attribute(types.string, { required: true, description: "Its id." }),
 *     },
 *   }),
 *   identify: ({ id }) => ({ id }),
 * }
 */
export interface ResourceIdentity<
  S extends Schema = Schema,
  I extends Schema = Schema,
> {
  /**
   * An attribute is either required or optional for an import, and is a string, a number, a bool or a
   * list of them.
   */
  readonly schema: I;
  /** The identity of an object. It never changes while the object exists. */
  identify(state: State<S>): State<I>;
  /** For each older version of the identity's schema, converts an identity of that version. @default none */
  readonly upgrades?: Readonly<Record<number, (old: OldState) => State<I>>>;
}
