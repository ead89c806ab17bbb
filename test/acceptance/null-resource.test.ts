/** Runs a second provider, written only with the framework, on the real terraform. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { NullProvider } from "@cdktf/provider-null/lib/provider";
import { Resource } from "@cdktf/provider-null/lib/resource";
import { TerraformOutput } from "cdktf";
import { declareStack } from "../support/terraform/declare-stack";
import {
  type TerraformWorkspace,
  createTerraformWorkspace,
} from "../support/terraform/terraform-workspace";

let workspace: TerraformWorkspace;

beforeAll(async () => {
  workspace = await createTerraformWorkspace();
});

afterAll(async () => {
  await workspace[Symbol.asyncDispose]();
});

async function idOf(): Promise<string> {
  return (await workspace.succeed("output", "-raw", "id")).trim();
}

/** 0: nothing to change. 2: something to change. */
async function planExitCode(): Promise<number | null> {
  const { exitCode } = await workspace.run("plan", "-detailed-exitcode");
  return exitCode;
}

const declareClasses = (triggers: Record<string, string>) =>
  declareStack(workspace, (stack) => {
    new NullProvider(stack, "null");
    const resource = new Resource(stack, "it", { triggers });
    new TerraformOutput(stack, "id", { value: resource.id });
  });

test("the classes of @cdktf/provider-null are synthesized, deployed, replaced and destroyed", async () => {
  await declareClasses({ run: "1" });
  await workspace.succeed("apply", "-auto-approve");
  const first = await idOf();
  expect(first).toMatch(/^\d+$/);
  expect(await planExitCode()).toBe(0);

  await declareClasses({ run: "2" });
  await workspace.succeed("apply", "-auto-approve");
  expect(await idOf()).not.toBe(first);
  await workspace.succeed("destroy", "-auto-approve");
  expect(await workspace.succeed("state", "list")).toBe("");
});
