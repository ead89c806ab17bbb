import type { NumberValue } from "./values";

/** A type of Terraform's type system. */
export type Type =
  | StringType
  | BoolType
  | NumberType
  | ListType
  | SetType
  | MapType
  | ObjectType;

export interface StringType {
  readonly kind: "string";
}

export interface BoolType {
  readonly kind: "bool";
}

export interface NumberType {
  readonly kind: "number";
}

export interface ListType<E extends Type = Type> {
  readonly kind: "list";
  readonly element: E;
}

export interface SetType<E extends Type = Type> {
  readonly kind: "set";
  readonly element: E;
}

export interface MapType<E extends Type = Type> {
  readonly kind: "map";
  readonly element: E;
}

export interface ObjectType<A extends ObjectTypes = ObjectTypes> {
  readonly kind: "object";
  readonly attributes: A;
}

/** The attribute types of an object, by name. */
export type ObjectTypes = Readonly<Record<string, Type>>;

/**
 * The TypeScript type of the known values of a Terraform type.
 *
 * `Absent` is what a collection or an object may contain instead of a value: null in a state, null
 * or unknown in a configuration.
 */
export type ValueOf<T extends Type, Absent> = T extends StringType
  ? string
  : T extends BoolType
    ? boolean
    : T extends NumberType
      ? NumberValue
      : T extends ListType<infer E> | SetType<infer E>
        ? readonly (ValueOf<E, Absent> | Absent)[]
        : T extends MapType<infer E>
          ? ReadonlyMap<string, ValueOf<E, Absent> | Absent>
          : T extends ObjectType<infer A>
            ? { readonly [K in keyof A]: ValueOf<A[K], Absent> | Absent }
            : never;

/** Terraform's types, for use in schemas: `types.map(types.string)`. */
export const types = {
  string: { kind: "string" },
  bool: { kind: "bool" },
  number: { kind: "number" },
  list: <E extends Type>(element: E): ListType<E> => ({
    kind: "list",
    element,
  }),
  set: <E extends Type>(element: E): SetType<E> => ({ kind: "set", element }),
  map: <E extends Type>(element: E): MapType<E> => ({ kind: "map", element }),
  object: <A extends ObjectTypes>(attributes: A): ObjectType<A> => ({
    kind: "object",
    attributes,
  }),
} as const;
