import { afterEach, beforeEach } from "@jest/globals";
import type { Sandbox } from "../../../src/sandbox";
import { type CdktfProject, createCdktfProject } from "./cdktf-project";
import type { ProviderSupply } from "../terraform/terraform-home";
import { startTestSandbox } from "../api/start-sandbox";

/** A project in which a test runs cdktf, and its API. */
export interface CdktfStage {
  readonly project: CdktfProject;
  readonly sandbox: Sandbox;
}

/** Gives each test of a file its own project and sandbox. Returns those of the current test. */
export function useCdktfProject(supply?: ProviderSupply): CdktfStage {
  let stage: CdktfStage | undefined;
  const current = (): CdktfStage => {
    if (stage === undefined) throw new Error("no test runs");
    return stage;
  };

  beforeEach(async () => {
    const sandbox = await startTestSandbox();
    stage = { sandbox, project: await createCdktfProject(sandbox, supply) };
  });

  afterEach(async () => {
    await stage?.project[Symbol.asyncDispose]();
    stage = undefined;
  });

  return {
    get project() {
      return current().project;
    },
    get sandbox() {
      return current().sandbox;
    },
  };
}
