/** Runs a second provider, written only with the framework, on the real terraform. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  test,
} from "@jest/globals";
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

afterEach(async () => {
  for (const file of ["terraform.tfstate", "main.tf.json"])
    await rm(join(workspace.directory, file), { force: true });
});

afterAll(async () => {
  await workspace[Symbol.asyncDispose]();
});

/** Declares one `null_resource` with triggers, and an output of its id. */
function declare(
  triggers: Readonly<Record<string, string>> | null,
): Promise<void> {
  return workspace.write(`resource "null_resource" "it" {
  triggers = ${JSON.stringify(triggers)}
}

output "id" {
  value = null_resource.it.id
}
`);
}

async function idOf(): Promise<string> {
  return (await workspace.succeed("output", "-raw", "id")).trim();
}

/** 0: nothing to change. 2: something to change. */
async function planExitCode(): Promise<number | null> {
  const { exitCode } = await workspace.run("plan", "-detailed-exitcode");
  return exitCode;
}

describe("a null_resource in Terraform's language", () => {
  test("is replaced when its triggers change, even to none", async () => {
    await declare({ run: "1", __proto__x: "", "": "empty key" });
    await workspace.succeed("apply", "-auto-approve");
    const first = await idOf();
    expect(first).toMatch(/^\d+$/);
    await declare({ run: "2" });
    expect(await workspace.succeed("plan")).toContain(
      "null_resource.it must be replaced",
    );
    await workspace.succeed("apply", "-auto-approve");
    const second = await idOf();
    expect(second).not.toBe(first);
    await declare(null);
    await workspace.succeed("apply", "-auto-approve");
    expect(await idOf()).not.toBe(second);
    expect(await planExitCode()).toBe(0);
  });

  test("may have triggers that are known only after another resource's apply", async () => {
    await workspace.write(`resource "null_resource" "a" {
}

resource "null_resource" "b" {
  triggers = {
    a = "the id \${null_resource.a.id}"
  }
}

output "id" {
  value = null_resource.b.triggers.a
}
`);
    await workspace.succeed("apply", "-auto-approve");
    expect(await idOf()).toMatch(/^the id \d+$/);
    expect(await planExitCode()).toBe(0);
  });

  test("is imported by its id", async () => {
    await declare(null);
    await workspace.succeed("import", "null_resource.it", "12345");
    expect(await planExitCode()).toBe(0);
    expect(await idOf()).toBe("12345");
  });
});

describe("the null_data_source", () => {
  test("returns its inputs, and is deprecated", async () => {
    await workspace.write(`data "null_data_source" "it" {
  inputs = { a = "1" }
}

output "id" {
  value = jsonencode([data.null_data_source.it.outputs, data.null_data_source.it.has_computed_default])
}
`);
    const output = await workspace.succeed("apply", "-auto-approve");
    expect(output).toContain("Warning: Deprecated");
    expect(await idOf()).toBe('[{"a":"1"},"default"]');
  });
});

describe("the classes of @cdktf/provider-null", () => {
  const declareClasses = (triggers: Record<string, string>) =>
    declareStack(workspace, (stack) => {
      new NullProvider(stack, "null");
      const resource = new Resource(stack, "it", { triggers });
      new TerraformOutput(stack, "id", { value: resource.id });
    });

  test("are synthesized, deployed, replaced and destroyed", async () => {
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
});
