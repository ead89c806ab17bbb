import type { TerraformMetaArguments } from "cdktf";
import { describeReceived } from "../../text/quote";
import type { PropsProblem } from "../props-error";

/**
 * A command to be run where Terraform runs. Texts arrive as they are written, `${` and `%{` too; values that are
 * known only later are given as tokens of CDKTF, best in `environment`, where no shell reads them.
 */
export interface ExpressCustomerHookOptions extends Pick<
  TerraformMetaArguments,
  "dependsOn"
> {
  /**
   * A line for the shell, or a program and its arguments, which reach the program as they are: no shell reads
   * them. The line finds the customer in `AVARA_CUSTOMER_ID`, `AVARA_CUSTOMER_NAME` and `AVARA_CUSTOMER_ACTIVE`
   * (`true` or `false`), beside the environment in which Terraform runs.
   */
  readonly command:
    string | readonly [program: string, ...args: [string, ...string[]]];
  /**
   * The program that runs a line, with its own arguments: `["bash", "-euc"]`.
   * @default `["/bin/sh", "-c"]`; on Windows `["cmd", "/C"]`
   */
  readonly interpreter?: readonly string[];
  /**
   * An absolute path, or one from the directory in which Terraform runs, which with the CLI of CDKTF is
   * `cdktf.out/stacks/<stack>`.
   * @default the directory in which Terraform runs
   */
  readonly workingDirectory?: string;
  /** More variables. @default none */
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Checks what the compiler cannot.
 *
 * @returns all problems; empty when there are none
 */
export function validateHookOptions({
  command,
  interpreter,
  environment = {},
}: ExpressCustomerHookOptions): readonly PropsProblem[] {
  const isLine = typeof command === "string";
  const problems: readonly (PropsProblem | false)[] = [
    (isLine ? command.trim() === "" : command.length < 2) && {
      prop: "command",
      expected: "a line for the shell, or a program and at least one argument",
      received: isLine ? describeReceived(command) : `${command.length} texts`,
    },
    // Terraform takes the last argument for its command, and refuses an empty one.
    !isLine &&
      command.at(-1) === "" && {
        prop: "the last argument of command",
        expected: "a text that is not empty",
        received: '""',
      },
    interpreter !== undefined &&
      (!isLine || interpreter.length === 0) && {
        prop: "interpreter",
        expected: "a program, and only beside a line for the shell",
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
  return problems.filter((problem) => problem !== false);
}

const reservedPrefix = "AVARA_CUSTOMER_";
