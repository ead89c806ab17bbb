import * as z from "zod/mini";
import { formatProblems, parseShape } from "../text/problems";
import { CliError } from "./cli-error";

/**
 * Parses the options that commander has collected, all of them strings or booleans.
 *
 * @throws {CliError} naming each option at fault, with the message of its schema
 */
export function parseOptions<Schema extends z.ZodMiniType>(
  schema: Schema,
  options: unknown,
): z.output<Schema> {
  const result = parseShape(schema, options);
  if ("value" in result) return result.value;
  const problems = result.problems.map(({ place, message }) => ({
    place: toFlag(place),
    message,
  }));
  throw new CliError(formatProblems(problems, { separator: "\n" }));
}

/** The schema of an option that takes a whole number from `min` to `max`. */
export function wholeNumber({ min, max }: { min: number; max: number }) {
  const isWithin = (text: string) =>
    /^\d{1,16}$/.test(text) && Number(text) >= min && Number(text) <= max;
  return z.pipe(
    z.string().check(
      z.refine(isWithin, {
        error: ({ input }) =>
          `expected a whole number from ${min} to ${max}, received "${String(input)}".`,
      }),
    ),
    z.transform(Number),
  );
}

/** Commander turns `--api-key` into `apiKey`; people know it as they wrote it. */
function toFlag(option: string): string {
  return `--${option.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
