import { describe, expect, test } from "@jest/globals";
import { findCheck } from "../sample-machine";

describe("the doctor says which runtime the provider takes", () => {
  const runtimeOf = (exitCode: number, stdout: string) =>
    findCheck("Runtime", {
      machine: {
        run: (_file, args) =>
          Promise.resolve(
            args[0] === "--runtime" ? { exitCode, stdout, stderr: "" } : null,
          ),
      },
    });

  test.each([
    ["Bun 1.4.5\n", "Bun 1.4.5"],
    [
      "Node.js 20.9.0\n",
      "Node.js 20.9.0; with Bun 1.4 on the PATH, it starts faster",
    ],
  ])("%j", async (stdout, detail) => {
    expect(await runtimeOf(0, stdout)).toMatchObject({ status: "ok", detail });
  });

  test("and why it takes none", async () => {
    expect(await runtimeOf(1, "No runtime.\n")).toMatchObject({
      status: "problem",
      fix: "No runtime.",
    });
  });
});
