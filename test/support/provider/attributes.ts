/** Attributes of schemas for tests. A test states only what matters to it. */
import {
  defineSchema,
  nestedAttribute,
  type AttributeOptions,
  type Attributes,
  type NestedType,
  type Nesting,
  type NestingMode,
  type Schema,
} from "../../../src/framework/schema/schema";
import {
  types,
  type StringType,
  type Type,
  type ValueOf,
} from "../../../src/framework/schema/types";
import type { Unknown } from "../../../src/framework/schema/values";

type Options<T extends Type> = Partial<
  AttributeOptions<ValueOf<T, null | Unknown>>
>;

export const description = "For the test.";

/** A schema of attributes. */
export function schemaOf<const A extends Attributes>(attributes: A): Schema<A> {
  return defineSchema({ description, attributes });
}

const optional = { optional: true } as const;
type Optional = typeof optional;

interface Typed<T extends Type> {
  readonly description: string;
  readonly type: T;
}

/** An attribute of a type. @param options @default optional */
export function typed<T extends Type>(type: T): Optional & Typed<T>;
export function typed<T extends Type, const O extends Options<T>>(
  type: T,
  options: O,
): O & Typed<T>;
export function typed<T extends Type>(type: T, options: Options<T> = optional) {
  return { description, ...options, type };
}

/** An attribute with a text. @param options @default optional */
export function text(): Optional & Typed<StringType>;
export function text<const O extends Options<StringType>>(
  options: O,
): O & Typed<StringType>;
export function text(options: Options<StringType> = optional) {
  return typed(types.string, options);
}

/** An attribute with attributes of its own. @param options @default optional */
export function nested<M extends NestingMode, const A extends Attributes>(
  mode: M,
  attributes: A,
): Optional & Typed<NestedType<M, A>> & { readonly nesting: Nesting };
export function nested<
  M extends NestingMode,
  const A extends Attributes,
  const O extends Options<NestedType<M, A>>,
>(
  mode: M,
  attributes: A,
  options: O,
): O & Typed<NestedType<M, A>> & { readonly nesting: Nesting };
export function nested<M extends NestingMode, const A extends Attributes>(
  mode: M,
  attributes: A,
  options: Options<NestedType<M, A>> = optional,
) {
  return { ...nestedAttribute(mode, attributes, { description }), ...options };
}
