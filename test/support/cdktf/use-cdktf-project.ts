import type { Sandbox } from "../../../src/sandbox";
import { startTestSandbox } from "../api/start-sandbox";
import type { ProviderSupply } from "../terraform/terraform-home";
import { useForEachTest } from "../use-for-each-test";
import { type CdktfProject, createCdktfProject } from "./cdktf-project";

/** A project in which a test runs cdktf, and its API. */
export interface CdktfStage {
  readonly project: CdktfProject;
  readonly sandbox: Sandbox;
}

/** Gives each test of a file its own project and sandbox. Returns those of the current test. */
export function useCdktfProject(supply?: ProviderSupply): CdktfStage {
  const current = useForEachTest(async () => {
    const sandbox = await startTestSandbox();
    const project = await createCdktfProject(sandbox, supply);
    return {
      sandbox,
      project,
      [Symbol.asyncDispose]: () => project[Symbol.asyncDispose](),
    };
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
