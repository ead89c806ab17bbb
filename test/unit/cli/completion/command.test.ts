import { expect, test } from "@jest/globals";
import { runCommand } from "../../../support/cli/run-command";

async function complete(...words: readonly string[]): Promise<string> {
  const { exitCode, stdout } = await runCommand({}, "complete", "--", ...words);
  expect(exitCode).toBe(0);
  return stdout;
}

test("completes commands, with their summaries", async () => {
  expect(await complete("dr")).toBe(
    "drift\tshow how live customers differ from what is declared\n:4\n",
  );
});

test("completes options, and their values", async () => {
  expect(await complete("drift", "--fo")).toMatch(/^--format\t.*\n:4\n$/);
  expect(await complete("drift", "--format", "m")).toBe("markdown\t\n:4\n");
});

test("leaves paths to the shell", async () => {
  expect(await complete("drift", "--output", "")).toBe(":0\n");
});

test.each([
  ["bash", "complete -o default -F "],
  ["zsh", "#compdef cdktf-avara"],
  ["fish", "complete -c cdktf-avara "],
])("prints the script for %s", async (shell, text) => {
  expect(await runCommand({}, "completion", shell)).toEqual({
    exitCode: 0,
    stdout: expect.stringContaining(text),
    stderr: "",
  });
});
