/** Attributes of schemas for tests. A test states only what matters to it. */
import {
  nestedAttribute,
  type Attribute,
  type Attributes,
  type NestingMode,
} from "../../../src/framework/schema/schema";
import { types, type Type } from "../../../src/framework/schema/types";

type Options = Partial<Omit<Attribute, "type" | "nesting">>;

export const description = "For the test.";

/** An attribute of a type. @param options @default optional */
export const typed = (
  type: Type,
  options: Options = { optional: true },
): Attribute => ({ description, ...options, type });

/** An attribute with a text. @param options @default optional */
export const text = (options?: Options): Attribute =>
  typed(types.string, options);

/** An attribute with attributes of its own. @param options @default optional */
export const nested = (
  mode: NestingMode,
  attributes: Attributes,
  options: Options = { optional: true },
): Attribute => ({
  ...nestedAttribute(mode, attributes, { description }),
  ...options,
});
