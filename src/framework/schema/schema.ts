/**
 * Schemas, from which the TypeScript types of configurations, plans and states are inferred.
 *
 * An attribute is `required`, or `optional`, or `computed` (the provider sets it), or optional and
 * computed (the provider sets it where the configuration does not). A `default` makes an optional
 * attribute computed as well: Terraform demands it.
 */
import { types } from "./types";
import type { ObjectTypes, Type, ValueOf } from "./types";
import type { Validator } from "./validators";
import type { Unknown } from "./values";

/** What may stand in the place of a value in a configuration. */
type Absent = null | Unknown;

/** What an attribute is declared with; `V` is the type of its known values. */
export interface AttributeOptions<V> {
  /** What the attribute means, in Markdown. It becomes the documentation. */
  readonly description: string;
  /** The configuration must set it. */
  readonly required?: true;
  /** The configuration may set it. */
  readonly optional?: true;
  /** The provider sets it, where the configuration does not. */
  readonly computed?: true;
  /** The value where the *configuration* is null. */
  readonly default?: V;
  /** Terraform hides the value. */
  readonly sensitive?: true;
  /** A change of the value needs a new object. Not inside a nested attribute. */
  readonly requiresReplace?: true;
  /**
   * The computed value outlives updates: a plan shows the one of the state. Not inside a nested
   * attribute.
   */
  readonly useStateForUnknown?: true;
  /** Called with values that are known and not null. */
  readonly validators?: readonly Validator<V>[];
  /** Who uses the attribute is warned. The description says what to use instead. */
  readonly deprecated?: true;
}

/** How the objects of a nested attribute are held. */
export type NestingMode = "single" | "list" | "set" | "map";

/** The attributes inside a nested attribute. */
export interface Nesting {
  readonly mode: NestingMode;
  readonly attributes: Attributes;
}

/** An attribute of a schema. Made by {@link attribute} and {@link nestedAttribute}. */
export interface Attribute extends Omit<
  AttributeOptions<never>,
  "default" | "validators"
> {
  readonly type: Type;
  readonly nesting?: Nesting;
  readonly default?: unknown;
  readonly validators?: readonly Validator<never>[];
}

/** The attributes of a schema, by name. */
export type Attributes = Readonly<Record<string, Attribute>>;

/** What a provider or a data source is configured with, or a resource keeps. */
export interface Schema<A extends Attributes = Attributes> {
  readonly attributes: A;
  /** What the thing is for, in Markdown. */
  readonly description: string;
  /**
   * Grows by one with each change that old states need an upgrade for.
   * @default 0
   */
  readonly version?: number;
  /** Who uses the thing is warned. The description says what to use instead. */
  readonly deprecated?: true;
}

/** Makes a schema, and keeps the types of its attributes. */
export function defineSchema<const A extends Attributes>(
  schema: Schema<A>,
): Schema<A> {
  return schema;
}

/** Makes an attribute: `attribute(types.string, { required: true, description: "…" })`. */
export function attribute<
  T extends Type,
  const O extends AttributeOptions<ValueOf<T, Absent>>,
>(type: T, options: O): O & { readonly type: T } {
  return { ...options, type };
}

/**
 * Makes an attribute that holds objects with attributes of their own.
 *
 * Inside an attribute that the configuration may set, none may be computed but by a default.
 */
export function nestedAttribute<
  M extends NestingMode,
  const A extends Attributes,
  const O extends AttributeOptions<ValueOf<NestedType<M, A>, Absent>>,
>(
  mode: M,
  attributes: A,
  options: O,
): O & { readonly type: NestedType<M, A>; readonly nesting: Nesting } {
  return {
    ...options,
    type: nestedType(mode, attributes),
    nesting: { mode, attributes },
  };
}

/** The types of attributes, by name. */
export type AttributeTypes<A extends Attributes> = {
  readonly [K in keyof A]: A[K]["type"];
};

/** The object type of nested attributes. */
export interface ObjectOf<A extends Attributes> {
  readonly kind: "object";
  readonly attributes: AttributeTypes<A>;
}

/** The type of a nested attribute. */
export type NestedType<M extends NestingMode, A extends Attributes> = {
  single: ObjectOf<A>;
  list: { readonly kind: "list"; readonly element: ObjectOf<A> };
  set: { readonly kind: "set"; readonly element: ObjectOf<A> };
  map: { readonly kind: "map"; readonly element: ObjectOf<A> };
}[M];

function nestedType<M extends NestingMode, A extends Attributes>(
  mode: M,
  attributes: A,
): NestedType<M, A> {
  const object: ObjectOf<A> = {
    kind: "object",
    attributes: attributeTypes(attributes),
  };
  return {
    single: object,
    list: types.list(object),
    set: types.set(object),
    map: types.map(object),
  }[mode];
}

function attributeTypes<A extends Attributes>(
  attributes: A,
): AttributeTypes<A> {
  // `Object.fromEntries` forgets the keys that `Object.entries` gave it.
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { type }]) => [name, type]),
  ) as AttributeTypes<A>;
}

/** The type of a schema's objects. */
export function objectTypeOf(schema: Schema): {
  readonly kind: "object";
  readonly attributes: ObjectTypes;
} {
  return { kind: "object", attributes: attributeTypes(schema.attributes) };
}

/** Whether the configuration may set an attribute. */
export function isConfigurable(attribute: Attribute): boolean {
  return attribute.required === true || attribute.optional === true;
}

/** Whether the provider may set an attribute that the configuration leaves out. */
export function isComputed(attribute: Attribute): boolean {
  return attribute.computed === true || attribute.default !== undefined;
}
