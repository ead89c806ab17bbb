import { expect, test } from "@jest/globals";
import {
  createRunProgram,
  outputOf,
} from "../../../../../src/cli/drift/plan/run-program";

const { signal } = new AbortController();

test("a program is not started after the user asked to stop", async () => {
  const run = createRunProgram({});
  await expect(
    run("/nowhere/terraform", [], { cwd: "/", signal: AbortSignal.abort() }),
  ).rejects.toMatchObject({ name: "AbortError" });
});

test("a program gets the environment, without -minimal-refresh, and its own folder for temporary files", async () => {
  const run = createRunProgram({
    PATH: process.env.PATH,
    TF_CLI_ARGS: "-minimal-refresh",
    TF_CLI_ARGS_plan: "-parallelism=5 --minimal-refresh=true -no-color",
  });
  const script =
    'echo "$TF_CLI_ARGS|$TF_CLI_ARGS_plan|$TMPDIR|$TF_IN_AUTOMATION"';
  const options = { cwd: "/", temporary: "/own", signal };
  const { stdout } = await run("sh", ["-c", script], options);
  expect(stdout).toBe("|-parallelism=5  -no-color|/own|1\n");
});

test("the output of a program that failed is an error", () => {
  const failed = { exitCode: 1, stdout: "", stderr: "oh no\n" };
  expect(() => outputOf(failed, "terraform init of a")).toThrow(
    "terraform init of a ended with 1:\n\noh no",
  );
});
