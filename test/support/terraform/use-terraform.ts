import { afterAll, beforeAll, jest } from "@jest/globals";
import type { Sandbox, SandboxOptions } from "../../../src/sandbox";
import { startTestSandbox } from "../api/start-sandbox";
import { createTerraformWorkspace } from "./terraform-workspace";
import type { TerraformWorkspace } from "./terraform-workspace";

/** Where a test runs Terraform, and the API that it talks to. */
export interface TerraformStage {
  readonly workspace: TerraformWorkspace;
  readonly sandbox: Sandbox;
}

/**
 * Initialises one folder for all tests of a file. Returns what begins a test: an empty
 * configuration, an empty state and a sandbox of the test's own.
 */
export function useTerraform(): (
  options?: SandboxOptions,
) => Promise<TerraformStage> {
  // A few runs of Terraform, on a machine that has other work too.
  jest.setTimeout(60_000);
  let workspace: TerraformWorkspace | undefined;

  beforeAll(async () => {
    workspace = await createTerraformWorkspace();
  });

  afterAll(async () => {
    await workspace?.[Symbol.asyncDispose]();
  });

  return async (options) => {
    if (workspace === undefined) throw new Error("beforeAll has not run yet");
    const sandbox = await startTestSandbox(options);
    await workspace.restart(sandbox);
    return { workspace, sandbox };
  };
}
