/** The second provider, written with the framework alone, on the real terraform. */
import { join } from "node:path";
import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import { NullProvider } from "@cdktf/provider-null/lib/provider";
import { Resource } from "@cdktf/provider-null/lib/resource";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import { installNullProvider } from "../support/null-provider/install";
import {
  type TerraformWorkspace,
  createTerraformWorkspace,
} from "../support/terraform-workspace";

jest.setTimeout(60_000);

let workspace: TerraformWorkspace;

beforeAll(async () => {
  workspace = await createTerraformWorkspace();
  await installNullProvider(workspace);
  await declare({ run: "1" });
  await workspace.succeed("init");
});

afterEach(async () => {
  await workspace.succeed("destroy", "-auto-approve");
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

async function idOf(...args: readonly string[]): Promise<string> {
  return (await workspace.succeed(...args, "output", "-raw", "id")).trim();
}

/** 0: nothing to change; 2: something is. */
async function planExitCode(
  ...args: readonly string[]
): Promise<number | null> {
  const { exitCode } = await workspace.run(
    ...args,
    "plan",
    "-detailed-exitcode",
  );
  return exitCode;
}

describe("a null_resource in Terraform's language", () => {
  test("is created once, and then there is nothing to change", async () => {
    await declare({ run: "1", __proto__x: "", "": "empty key" });
    await workspace.succeed("apply", "-auto-approve");
    expect(await idOf()).toMatch(/^\d+$/);
    expect(await planExitCode()).toBe(0);
    const refresh = await workspace.run(
      "plan",
      "-refresh-only",
      "-detailed-exitcode",
    );
    expect(refresh.exitCode).toBe(0);
  });

  test("is replaced when its triggers change, also to none", async () => {
    await declare({ run: "1" });
    await workspace.succeed("apply", "-auto-approve");
    const first = await idOf();
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

  test("has triggers that are known after another's apply only", async () => {
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

  test("is gone after it is destroyed", async () => {
    await declare(null);
    await workspace.succeed("apply", "-auto-approve");
    await workspace.succeed("destroy", "-auto-approve");
    expect(await workspace.succeed("state", "list")).toBe("");
  });
});

describe("the null_data_source", () => {
  test("hands on what it is given, and says that it is deprecated", async () => {
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
  /** Synthesizes a stack with one resource. Returns the option that makes terraform work in its folder. */
  function synthesize(triggers: Record<string, string>): string {
    const outdir = join(workspace.directory, "cdktf.out");
    const app = new App({ outdir });
    const stack = new TerraformStack(app, "null");
    new NullProvider(stack, "null");
    const resource = new Resource(stack, "it", { triggers });
    new TerraformOutput(stack, "id", { value: resource.id });
    app.synth();
    return `-chdir=${join(outdir, "stacks", "null")}`;
  }

  test("are synthesized, deployed, replaced and destroyed", async () => {
    const inStack = synthesize({ run: "1" });
    await workspace.succeed(inStack, "init");
    await workspace.succeed(inStack, "apply", "-auto-approve");
    const first = await idOf(inStack);
    expect(first).toMatch(/^\d+$/);
    expect(await planExitCode(inStack)).toBe(0);

    synthesize({ run: "2" });
    await workspace.succeed(inStack, "apply", "-auto-approve");
    expect(await idOf(inStack)).not.toBe(first);
    await workspace.succeed(inStack, "destroy", "-auto-approve");
    expect(await workspace.succeed(inStack, "state", "list")).toBe("");
  });
});
