/**
 * Schemas, from which the TypeScript types of configurations, plans and states are inferred.
 *
 * An attribute is `required`, or `optional`, or `computed` (the provider sets it), or optional and
 * computed (the provider sets it if the configuration does not). A `default` makes an optional
 * attribute computed too, because Terraform requires that.
 */
import { mapObject } from "./map-object";
import { types } from "./types";
import type {
  ListType,
  MapType,
  ObjectType,
  SetType,
  Type,
  ValueOf,
} from "./types";
import type { Validator } from "./validators";
import type { Unknown, Value } from "./values";

/** What a configuration may contain instead of a value. */
type Absent = null | Unknown;

/** The options of an attribute. `V` is the type of its known values. */
export interface AttributeOptions<V> {
  /** What the attribute means, in Markdown. Appears in the generated documentation. */
  readonly description: string;
  /** Whether the configuration must set it. @default false */
  readonly required?: true;
  /** Whether the configuration may set it. @default false */
  readonly optional?: true;
  /** Whether the provider sets it if the configuration does not. @default false */
  readonly computed?: true;
  /** The value to use if the *configuration* is null. @default none */
  readonly default?: V;
  /** Whether Terraform hides the value in its output, and the framework redacts it in diagnostics and logs. @default false */
  readonly sensitive?: true;
  /**
   * The value is only in the configuration, and never in a plan or a state: for passwords. A change of
   * it alone is no change. Only in resources; neither computed nor with a default. It needs Terraform 1.11
   * or OpenTofu 1.11; on an older release, a configuration that sets it fails.
   * @default false
   */
  readonly writeOnly?: true;
  /** Whether a change of the value requires a new object. Not allowed inside a nested attribute. @default false */
  readonly requiresReplace?: true;
  /**
   * Whether updates keep the computed value, so that a plan shows the value in the state. Not allowed inside a
   * nested attribute.
   * @default false
   */
  readonly useStateForUnknown?: true;
  /**
   * Whether the attribute has a value in each state, also after an import, so that its types exclude null. An import must set it.
   * Use it for what identifies an object.
   * @default false
   */
  readonly neverNull?: true;
  /** Checks for values that are known and not null. @default none */
  readonly validators?: readonly Validator<V>[];
  /** What to use instead of the attribute. Setting it, or reading it, is then a warning with this text. @default it is not deprecated */
  readonly deprecated?: string;
}

/** How a nested attribute holds its objects. */
export type NestingMode = "single" | "list" | "set" | "map";

/** The attributes inside a nested attribute. */
export interface Nesting {
  /** How the objects are held. */
  readonly mode: NestingMode;
  /** The attributes of each object. */
  readonly attributes: Attributes;
}

/** An attribute of a schema. Create one with {@link attribute} or {@link nestedAttribute}. */
export interface Attribute extends Omit<
  AttributeOptions<never>,
  "default" | "validators"
> {
  /** The type of its values. */
  readonly type: Type;
  /** The attributes inside a nested attribute. @default its type says everything */
  readonly nesting?: Nesting;
  /** The value to use if the configuration is null. @default none */
  readonly default?: NonNullable<Value>;
  /** Checks for values that are known and not null. @default none */
  readonly validators?: readonly Validator<never>[];
}

/** The syntax of the names of types, attributes, functions and parameters. */
export const namePattern = /^[a-z][a-z0-9_]*$/;

/** The attributes of a schema, by name. */
export type Attributes = Readonly<Record<string, Attribute>>;

/** The attributes of a provider, a resource or a data source. */
export interface Schema<A extends Attributes = Attributes> {
  /** The attributes, by their names in HCL: `lower_snake_case`. */
  readonly attributes: A;
  /** What the provider, resource or data source is for, in Markdown. */
  readonly description: string;
  /**
   * The version of the state format. Increase it by one with each change for which old states need
   * an upgrade.
   * @default 0
   */
  readonly version?: number;
  /** What to use instead. Each use is then a warning with this text. @default it is not deprecated */
  readonly deprecated?: string;
}

/**
 * Defines a schema from which TypeScript infers the types of configurations, plans and states.
 *
 * @example
 * ```ts
 * const schema = defineSchema({
 *   description: "A customer.",
 *   attributes: {
 *     id: attribute(types.string, { computed: true, description: "The ID." }),
 *     name: attribute(types.string, { required: true, description: "The name." }),
 *   },
 * });
 * ```
 */
export function defineSchema<const A extends Attributes>(
  schema: Schema<A>,
): Schema<A> {
  return schema;
}

/** Defines an attribute: `attribute(types.string, { required: true, description: "…" })`. */
export function attribute<
  T extends Type,
  const O extends AttributeOptions<ValueOf<T, Absent>>,
>(type: T, options: O): O & { readonly type: T } {
  return { ...options, type };
}

/**
 * Defines an attribute whose objects have attributes of their own.
 *
 * If the configuration may set the attribute, then those inside may be computed only by a default.
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
export type ObjectOf<A extends Attributes> = ObjectType<AttributeTypes<A>>;

/** The type of a nested attribute. */
export type NestedType<M extends NestingMode, A extends Attributes> = {
  single: ObjectOf<A>;
  list: ListType<ObjectOf<A>>;
  set: SetType<ObjectOf<A>>;
  map: MapType<ObjectOf<A>>;
}[M];

function nestedType<M extends NestingMode, A extends Attributes>(
  mode: M,
  attributes: A,
): NestedType<M, A> {
  const object = types.object(attributeTypes(attributes));
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
  // The cast restores the types of the single keys.
  return mapObject(attributes, ({ type }) => type) as AttributeTypes<A>;
}

/** The object type that a schema describes. */
export function objectTypeOf({ attributes }: Schema): ObjectType {
  return types.object(attributeTypes(attributes));
}

/** Whether the configuration may set an attribute. */
export function isConfigurable(attribute: Attribute): boolean {
  return attribute.required === true || attribute.optional === true;
}

/** Whether the provider may set an attribute that the configuration omits. */
export function isComputed(attribute: Attribute): boolean {
  return attribute.computed === true || attribute.default !== undefined;
}

/** Whether an attribute always has a value in a state. */
export function isNeverNull(attribute: Attribute): boolean {
  return (
    attribute.writeOnly !== true &&
    (attribute.required === true ||
      attribute.default !== undefined ||
      attribute.neverNull === true)
  );
}
