import type { TerraformMetaArguments } from "cdktf";
import { describeReceived } from "../../text/quote";
import { elementsOf, pairsOf, required } from "../props/basic-rules";
import type { Rules } from "../props/rule";

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

const ownPrefix = "AVARA_CUSTOMER_";

/** The rules that the compiler cannot check. */
export const hookRules: Rules<ExpressCustomerHookOptions> = {
  command: [
    {
      expected: "a line for the shell, or a program and at least one argument",
      select: required,
      allows: (command) =>
        Array.isArray(command)
          ? command.length > 1
          : String(command).trim() !== "",
      describe: (command) =>
        Array.isArray(command)
          ? `${command.length} texts`
          : describeReceived(command),
    },
    {
      // Terraform passes the last argument as its command, which must not be empty.
      expected: "a text that is not empty",
      select: (command) =>
        Array.isArray(command) && command.at(-1) === ""
          ? [["the last argument of command", ""]]
          : [],
    },
  ],
  interpreter: [
    {
      expected: "a program, and only with a line for the shell",
      select: (interpreter, prop, { command }) =>
        interpreter !== undefined &&
        (typeof command !== "string" || elementsOf(interpreter).length === 0)
          ? [[prop, interpreter]]
          : [],
    },
  ],
  workingDirectory: [],
  environment: [
    {
      expected: `without variables of our own, ${ownPrefix}…`,
      select: (environment, prop) =>
        pairsOf(environment)
          .filter(([name]) => name.startsWith(ownPrefix))
          .map(([name]) => [prop, name]),
      describe: String,
    },
  ],
  dependsOn: [],
};
