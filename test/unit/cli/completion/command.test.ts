import { expect, test } from "@jest/globals";
import { run } from "../../../../src/cli/program";
import { captureIo } from "../../../support/cli/capture-io";

async function complete(...words: readonly string[]): Promise<string> {
  const { io, output } = captureIo();
  expect(await run(["complete", "--", ...words], io)).toBe(0);
  return output.stdout;
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
  const { io, output } = captureIo();
  expect(await run(["completion", shell], io)).toBe(0);
  expect(output.stdout).toContain(text);
  expect(output.stderr).toBe("");
});
