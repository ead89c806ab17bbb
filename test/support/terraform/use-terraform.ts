import { afterAll, beforeAll } from "@jest/globals";
import type { Sandbox, SandboxOptions } from "../../../src/sandbox";
import { startTestSandbox } from "../api/start-sandbox";
import type { ProviderSupply } from "./terraform-home";
import { createTerraformWorkspace } from "./terraform-workspace";
import type { TerraformWorkspace } from "./terraform-workspace";

/** A workspace in which a test runs Terraform, and its API. */
export interface TerraformStage {
  readonly workspace: TerraformWorkspace;
  readonly sandbox: Sandbox;
}

/**
 * Creates one folder for all tests of a file. Returns the function with which a test starts: it gives the test an empty
 * configuration, an empty state and a sandbox of its own.
 */
export function useTerraform(
  supply?: ProviderSupply,
  program?: string,
): (options?: SandboxOptions) => Promise<TerraformStage> {
  let workspace: TerraformWorkspace | undefined;

  beforeAll(async () => {
    workspace = await createTerraformWorkspace(supply, program);
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
