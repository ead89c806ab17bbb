import type { TerraformMetaArguments } from "cdktf";
import { describeReceived } from "../../text/quote";
import type { PropsProblem } from "../props-error";
import { checkProps } from "../props-rules";

/**
 * A command to run on the machine that runs Terraform. Texts are literal, even `${` and `%{`. For values that are known
 * only later, use CDKTF's tokens, preferably in `environment`, which no shell interprets.
 */
export interface ExpressCustomerHookOptions extends Pick<
  TerraformMetaArguments,
  "dependsOn"
> {
  /**
   * A line for the shell, or a program with its arguments, which no shell interprets. The environment is Terraform's,
   * with the customer in `AVARA_CUSTOMER_ID`, `AVARA_CUSTOMER_NAME` and `AVARA_CUSTOMER_ACTIVE` (`true` or `false`).
   */
  readonly command:
    string | readonly [program: string, ...args: [string, ...string[]]];
  /**
   * The program that runs a line, with its arguments: `["bash", "-euc"]`.
   * @default `["/bin/sh", "-c"]`; on Windows `["cmd", "/C"]`
   */
  readonly interpreter?: readonly string[];
  /**
   * An absolute path, or a path relative to the directory in which Terraform runs, which is
   * `cdktf.out/stacks/<stack>` with the cdktf CLI.
   * @default the directory in which Terraform runs
   */
  readonly workingDirectory?: string;
  /** More variables. @default none */
  readonly environment?: Readonly<Record<string, string>>;
}

const names = {
  command: true,
  interpreter: true,
  workingDirectory: true,
  environment: true,
  dependsOn: true,
} satisfies Record<keyof ExpressCustomerHookOptions, true>;

/**
 * Checks the rules that the compiler cannot.
 *
 * @returns all problems; empty if there are none
 */
export function validateHookOptions(
  options: ExpressCustomerHookOptions,
): readonly PropsProblem[] {
  const { command, interpreter, environment = {} } = options;
  const isLine = typeof command === "string";
  const problems: readonly (PropsProblem | false)[] = [
    (isLine ? command.trim() === "" : command.length < 2) && {
      prop: "command",
      expected: "a line for the shell, or a program and at least one argument",
      received: isLine ? describeReceived(command) : `${command.length} texts`,
    },
    // Terraform passes the last argument as its command, which must not be empty.
    !isLine &&
      command.at(-1) === "" && {
        prop: "the last argument of command",
        expected: "a text that is not empty",
        received: '""',
      },
    interpreter !== undefined &&
      (!isLine || interpreter.length === 0) && {
        prop: "interpreter",
        expected: "a program, and only with a line for the shell",
        received: describeReceived(interpreter),
      },
    ...Object.keys(environment).map(
      (name) =>
        name.startsWith(reservedPrefix) && {
          prop: "environment",
          expected: `without variables of our own, ${reservedPrefix}…`,
          received: name,
        },
    ),
  ];
  return [
    ...checkProps(options, Object.keys(names), []),
    ...problems.filter((problem) => problem !== false),
  ];
}

const reservedPrefix = "AVARA_CUSTOMER_";
