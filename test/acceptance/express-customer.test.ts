import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { startSandbox } from "../../src/sandbox";
import type { Sandbox } from "../../src/sandbox";
import { createTerraformWorkspace } from "../support/terraform-workspace";
import type { TerraformWorkspace } from "../support/terraform-workspace";

describe("the life of a declared customer", () => {
  let sandbox: Sandbox;
  let workspace: TerraformWorkspace;

  beforeEach(async () => {
    sandbox = await startSandbox();
    workspace = await createTerraformWorkspace(sandbox);
  });

  afterEach(async () => {
    await workspace[Symbol.asyncDispose]();
    await sandbox.close();
  });

  test("a refresh right after an apply finds nothing to change", async () => {
    await workspace.write(
      'resource "avara_express_customer" "a" {\n  name = "Alpha"\n}\n',
    );
    await workspace.succeed("apply", "-auto-approve");
    const { exitCode } = await workspace.run(
      "plan",
      "-refresh-only",
      "-detailed-exitcode",
    );
    expect(exitCode).toBe(0);
  });
});
