/** Helpers for declaring options of commands. */
import {
  type Command,
  InvalidArgumentError,
} from "@commander-js/extra-typings";

/** The options of a command, as the function that defines it declares them. */
export type OptionsOf<
  Define extends (program: Command) => { readonly opts: () => unknown },
> = ReturnType<ReturnType<Define>["opts"]>;

/** Parses an option that takes a whole number from `min` to `max`. */
export function wholeNumber({ min, max }: { min: number; max: number }) {
  return (text: string): number => {
    const number = Number(text);
    if (/^\d{1,16}$/.test(text) && number >= min && number <= max)
      return number;
    throw new InvalidArgumentError(
      `Expected a whole number from ${min} to ${max}.`,
    );
  };
}

/** Parses an option that takes a path. */
export function path(text: string): string {
  if (text !== "") return text;
  throw new InvalidArgumentError("Expected a path.");
}

/** Parses an option that takes one of some values. */
export function oneOf<Value extends string>(choices: readonly Value[]) {
  return (text: string): Value => {
    const choice = choices.find((one) => one === text);
    if (choice !== undefined) return choice;
    throw new InvalidArgumentError(
      `Allowed choices are ${choices.join(", ")}.`,
    );
  };
}

/** Parses an option that can be given several times, and collects its values. */
export function several<Value>(parse: (text: string) => Value) {
  return (text: string, former?: readonly Value[]): readonly Value[] => [
    ...(former ?? []),
    parse(text),
  ];
}
