import type { Type, ValueOf } from "./schema/types";
import type { ObjectValue, Unknown, Value } from "./schema/values";

/** The options of a parameter. */
export interface ParameterOptions {
  /** What the argument means, in Markdown. */
  readonly description: string;
  /** Whether the argument may be null. @default false: Terraform fails a call with null */
  readonly allowNull?: true;
  /** Whether the argument may be unknown. @default false: the result of such a call is unknown */
  readonly allowUnknown?: true;
  /** Whether it takes any number of arguments, as an array. Only the last parameter may. @default false */
  readonly variadic?: true;
}

/** A parameter of a function. Create one with {@link parameter}. */
export interface Parameter extends ParameterOptions {
  /** What the argument is converted to. */
  readonly type: Type;
}

/** The parameters of a function, by name, in the order of its arguments. */
export type FunctionParameters = Readonly<Record<string, Parameter>>;

/** The arguments of a call, by the names of the parameters. */
export type Arguments<P extends FunctionParameters> =
  FunctionParameters extends P
    ? ObjectValue
    : { readonly [K in keyof P]: Argument<P[K]> };

/** The result of a call. It may be unknown only if an argument is. */
export type FunctionResult<R extends Type> = Type extends R
  ? Value
  : ValueOf<R, null | Unknown> | null | Unknown;

/**
 * A function that expressions call: `provider::avara::slug("Lakeside")`. It needs Terraform 1.8 or
 * OpenTofu 1.7. Create one with {@link defineFunction}.
 */
export interface ProviderFunction<
  P extends FunctionParameters = FunctionParameters,
  R extends Type = Type,
> {
  /** What follows `provider::NAME::`, in lower case: `slug`. */
  readonly name: string;
  /** One sentence, as plain text. */
  readonly summary: string;
  /** What it does, in Markdown. */
  readonly description: string;
  /** Its parameters, in the order of the arguments. */
  readonly parameters: P;
  /** The type of its result. */
  readonly returns: R;
  /** What to use instead. Each use is then a warning with this text. @default it is not deprecated */
  readonly deprecated?: string;
  /**
   * Computes the result. Terraform calls it often, and before the provider is configured: the same
   * arguments must give the same result. If they are wrong, throw a `Failure`, with the path of the
   * argument.
   */
  call(args: Arguments<P>): FunctionResult<R>;
}

/**
 * Defines a function, from whose parameters TypeScript infers the types of the arguments.
 *
 * @example
 * ```ts
 * const slug = defineFunction({
 *   name: "slug",
 *   summary: "Makes a name fit for an address.",
 *   description: "Lower case, with `-` in place of white space.",
 *   parameters: {
 *     name: parameter(types.string, { description: "The name." }),
 *   },
 *   returns: types.string,
 *   call({ name }) {
 *     if (name.trim() === "")
 *       throw new Failure("Missing name", "The name is empty.", pathTo("name"));
 *     return name.trim().toLowerCase().replaceAll(/\s+/g, "-");
 *   },
 * });
 * ```
 */
export function defineFunction<
  const P extends FunctionParameters,
  R extends Type,
>(definition: ProviderFunction<P, R>): ProviderFunction<P, R> {
  return definition;
}

/** Defines a parameter: `parameter(types.string, { description: "…" })`. */
export function parameter<T extends Type, const O extends ParameterOptions>(
  type: T,
  options: O,
): O & { readonly type: T } {
  return { ...options, type };
}

type Argument<P extends Parameter> = P extends { readonly variadic: true }
  ? readonly OneArgument<P>[]
  : OneArgument<P>;

type OneArgument<P extends Parameter> =
  | ValueOf<P["type"], null | UnknownIfAllowed<P>>
  | UnknownIfAllowed<P>
  | (P extends { readonly allowNull: true } ? null : never);

type UnknownIfAllowed<P extends Parameter> = P extends {
  readonly allowUnknown: true;
}
  ? Unknown
  : never;
