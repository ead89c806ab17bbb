/** What the framework has and Avara's provider does not need, with a provider that uses it, on each client. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import {
  serveProviders,
  type ServedProviders,
} from "../../support/provider/serve-providers";
import { createVaultProvider } from "../../support/providers/vault-provider";
import { describeClients } from "../../support/terraform/clients";
import {
  type TerraformWorkspace,
  createTerraformWorkspace,
} from "../../support/terraform/terraform-workspace";

const source = "example/vault";

let served: ServedProviders;

beforeAll(async () => {
  served = await serveProviders({
    [`registry.terraform.io/${source}`]: createVaultProvider,
    [`registry.opentofu.org/${source}`]: createVaultProvider,
  });
});

afterAll(async () => {
  await served[Symbol.asyncDispose]();
});

/** Returns the function with which a test starts: in an empty folder, with this configuration. */
function useVault(
  program: string,
): (configuration: string) => Promise<TerraformWorkspace> {
  const workspaces: TerraformWorkspace[] = [];
  afterEach(async () => {
    for (const workspace of workspaces.splice(0))
      await workspace[Symbol.asyncDispose]();
  });
  return async (configuration) => {
    const workspace = await createTerraformWorkspace("served", program);
    workspaces.push(workspace);
    workspace.env.TF_REATTACH_PROVIDERS = JSON.stringify({
      ...entries(workspace.env.TF_REATTACH_PROVIDERS),
      ...entries(served.reattach),
    });
    await write(workspace, configuration);
    return workspace;
  };
}

const entries = (reattach = "{}") =>
  JSON.parse(reattach) as Readonly<Record<string, unknown>>;

function write(
  { directory }: TerraformWorkspace,
  configuration: string,
): Promise<void> {
  return writeFile(
    join(directory, "main.tf"),
    `terraform {\n  required_providers {\n    vault = { source = "${source}" }\n  }\n}\n${configuration}`,
  );
}

const stateText = ({ directory }: TerraformWorkspace) =>
  readFile(join(directory, "terraform.tfstate"), "utf8");

describeClients("functions", (program) => {
  const begin = useVault(program);

  const output = (expression: string) =>
    `output "it" {\n  value = ${expression}\n}\n`;

  test("a function is called in an expression, with null and any number of arguments", async () => {
    const workspace = await begin(
      output(
        '[provider::vault::slug(null, "A", "B"), provider::vault::slug("a")]',
      ),
    );
    await workspace.succeed("apply", "-auto-approve");
    expect(await workspace.outputs()).toEqual({ it: ["x-a-b", "a"] });
    await workspace.succeed("plan", "-detailed-exitcode");
  });

  test("a function with an argument that is not known yet gives its result in the apply", async () => {
    const workspace = await begin(
      `resource "vault_secret" "it" {}\n${output('provider::vault::slug("for", vault_secret.it.id)')}`,
    );
    await workspace.succeed("apply", "-auto-approve");
    expect(await workspace.outputs()).toEqual({ it: "for-secret_1" });
  });

  test("an error names the argument", async () => {
    const workspace = await begin(
      output('provider::vault::slug("a", "b", "")'),
    );
    const text = await workspace.fail("plan");
    expect(text).toContain("Empty name: A name needs at least one character");
    expect(text).toMatch(/"names"/);
  });
});

describeClients("moves between resource types", (program) => {
  const begin = useVault(program);
  const moved = (to: string) =>
    `moved {\n  from = null_resource.it\n  to   = ${to}\n}\n`;

  test("a resource takes over an object of another type, with an identity", async () => {
    const workspace = await begin('resource "null_resource" "it" {}\n');
    await workspace.succeed("apply", "-auto-approve");
    await write(
      workspace,
      `resource "vault_secret" "it" {}\n${moved("vault_secret.it")}`,
    );
    const applied = await workspace.succeed("apply", "-auto-approve");
    expect(applied).toContain("0 added, 0 changed, 0 destroyed");
    expect(await stateText(workspace)).toMatch(/"id": "moved_\d+"/);
    await workspace.succeed("plan", "-detailed-exitcode");
  });

  test("a resource that declares no moves says so, and how to go on", async () => {
    const workspace = await begin('resource "vault_secret" "it" {}\n');
    await workspace.succeed("apply", "-auto-approve");
    await write(
      workspace,
      `resource "null_resource" "it" {}\nmoved {\n  from = vault_secret.it\n  to   = null_resource.it\n}\n`,
    );
    expect(await workspace.fail("plan")).toContain(
      "cannot become a null_resource.",
    );
  });
});

describeClients("write-only attributes", (program) => {
  const begin = useVault(program);
  const secret = (password: string, version: number) =>
    `resource "vault_secret" "it" {\n  password         = "${password}"\n  password_version = ${version}\n}\n`;

  test("a value reaches the provider, and neither a plan nor the state", async () => {
    const workspace = await begin(secret("hunter22", 1));
    await workspace.succeed("plan", "-out=saved.tfplan");
    expect(
      await workspace.succeed("show", "-json", "saved.tfplan"),
    ).not.toMatch(/"after":\{[^}]*hunter22/);
    await workspace.succeed("apply", "saved.tfplan");
    const first = await stateText(workspace);
    expect(first).toMatch(/"fingerprint": "[0-9a-f]{8}"/);
    expect(first).not.toContain("hunter22");

    // A change of it alone is no change; its version makes one.
    await write(workspace, secret("another1", 1));
    await workspace.succeed("plan", "-detailed-exitcode");
    await write(workspace, secret("another1", 2));
    await workspace.succeed("apply", "-auto-approve");
    const second = await stateText(workspace);
    expect(second).not.toContain("another1");
    expect(/"fingerprint".*/.exec(second)).not.toEqual(
      /"fingerprint".*/.exec(first),
    );
  });
});
