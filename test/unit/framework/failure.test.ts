import { expect, test } from "@jest/globals";
import { Diagnostics } from "../../../src/framework/diagnostics";
import { Failure, reportError } from "../../../src/framework/failure";
import type { Logger } from "../../../src/framework/logger";
import { pathTo } from "../../../src/framework/attribute-path";

function report(error: unknown) {
  const diagnostics = new Diagnostics();
  const logged: string[] = [];
  const ignore: Logger["debug"] = () => undefined;
  const logger: Logger = {
    trace: ignore,
    debug: ignore,
    info: ignore,
    warn: ignore,
    error: (message) => logged.push(message),
  };
  reportError(error, { diagnostics, logger });
  return { diagnostics: diagnostics.list, logged };
}

test("a failure is shown as it is, and logged", () => {
  const path = pathTo("id");
  expect(report(new Failure("No such thing", "Check the id.", path))).toEqual({
    diagnostics: [
      {
        severity: "error",
        summary: "No such thing",
        detail: "Check the id.",
        path,
      },
    ],
    logged: ["No such thing"],
  });
});

test.each([
  ["an error", new TypeError("x is not a function"), "x is not a function"],
  ["something else", "a string", "a string"],
])("%s is shown as a bug in the provider", (_, thrown, message) => {
  const { diagnostics, logged } = report(thrown);
  expect(diagnostics).toEqual([
    {
      severity: "error",
      summary: "The provider failed unexpectedly",
      detail: `${message}\n\nThis is a bug in the provider. Please report it, with the log that TF_LOG=DEBUG gives.`,
    },
  ]);
  expect(logged).toEqual(["A call failed unexpectedly"]);
});
