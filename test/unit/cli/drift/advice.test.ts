import { expect, test } from "@jest/globals";
import { CliError } from "../../../../src/cli/cli-error";
import { withAdvice } from "../../../../src/cli/drift/advice";
import { ProgramError } from "../../../../src/cli/drift/plan/run-program";
import { captureIo } from "../../../support/cli/capture-io";
import { useTemporaryFolder } from "../../../support/use-temporary-folder";

const directory = useTemporaryFolder();

/** The error of a failure on a machine without any program. */
function adviseOn(error: Error): Promise<unknown> {
  const { io } = captureIo({ PATH: directory(), HOME: directory() });
  return withAdvice(() => Promise.reject(error), directory(), io).catch(
    (advised: unknown) => advised,
  );
}

test("the error of a program ends with what the doctor finds wrong, and the fixes", async () => {
  const error = await adviseOn(
    new ProgramError("terraform init failed:\nno\n"),
  );
  expect(error).toBeInstanceOf(CliError);
  const { message } = error as CliError;
  expect(message).toMatch(
    /^terraform init failed:\nno\n\nnpx cdktf-avara doctor finds:\n\n✗ Terraform: /,
  );
  expect(message).toMatch(
    /✗ API key: AVARA_API_KEY is not set\n {4}export AVARA_API_KEY=…[^\n]*$/,
  );
  expect(message).not.toContain("✓");
});

test("another error stays as it is", async () => {
  const error = new CliError("There is no stack.");
  expect(await adviseOn(error)).toBe(error);
});
