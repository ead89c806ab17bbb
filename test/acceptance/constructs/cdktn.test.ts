/** A stack of CDK Terrain on the real terraform: its hooks are resources without a provider. */
import { readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import * as cdktf from "cdktf";
import * as terrain from "cdktf-avara/cdktn";
import * as cdktn from "cdktn";
import * as avara from "../../../src/index";
import type { ExpressCustomerProps } from "../../../src/index";
import { useTerraform } from "../../support/terraform/use-terraform";
import type { TerraformWorkspace } from "../../support/terraform/terraform-workspace";

const begin = useTerraform();

type CustomerProps = Pick<ExpressCustomerProps, "name" | "metadata"> & {
  readonly active?: boolean;
};

/** A customer with a hook of each kind, whose commands write to a log. */
interface Declaration extends CustomerProps {
  readonly log: string;
}

const logging = (log: string, hook: string) => ({
  command: `echo "${hook} $AVARA_CUSTOMER_NAME $AVARA_CUSTOMER_ACTIVE" >> '${log}'`,
});

function synthesizeWithCdktf({ log, ...props }: Declaration): string {
  const app = cdktf.Testing.app({ outdir: tmpdir() });
  const stack = new cdktf.TerraformStack(app, "stack");
  new avara.AvaraProvider(stack, "avara", { install: false });
  const customer = new avara.ExpressCustomer(stack, "a", props);
  customer.onCreate("created", logging(log, "create"));
  customer.onActivate("activated", logging(log, "activate"));
  customer.onDeactivate("deactivated", logging(log, "deactivate"));
  return cdktf.Testing.synth(stack, true);
}

/** @param isMoved whether the state of the hooks of CDKTF is kept */
function synthesizeWithCdktn(
  { log, ...props }: Declaration,
  isMoved = false,
): string {
  const app = cdktn.Testing.app({ outdir: tmpdir() });
  const stack = new cdktn.TerraformStack(app, "stack");
  new terrain.AvaraProvider(stack, "avara", { install: false });
  const customer = new terrain.ExpressCustomer(stack, "a", props);
  const hooks = [
    customer.onCreate("created", logging(log, "create")),
    customer.onActivate("activated", logging(log, "activate")),
    customer.onDeactivate("deactivated", logging(log, "deactivate")),
  ];
  if (isMoved)
    stack.addOverride(
      "moved",
      hooks.map(({ resource: { friendlyUniqueId: id } }) => ({
        from: `null_resource.${id}`,
        to: `terraform_data.${id}`,
      })),
    );
  return cdktn.Testing.synth(stack, true);
}

/** Deploys a stack, and checks that nothing is left to do. Returns what its commands wrote. */
async function deploy(
  workspace: TerraformWorkspace,
  synthesize: (declaration: Declaration) => string,
  props: CustomerProps,
): Promise<readonly string[]> {
  const log = join(workspace.directory, "log");
  await writeFile(
    join(workspace.directory, "main.tf.json"),
    synthesize({ log, ...props }),
  );
  await rm(log, { force: true });
  await workspace.succeed("apply", "-auto-approve");
  await workspace.succeed("plan", "-detailed-exitcode");
  const text = await readFile(log, "utf8").catch(() => "");
  return text.split("\n").filter(Boolean).sort();
}

const name = "Alpha";

test("each hook runs once for its event, and no deployment runs one without it", async () => {
  const { workspace, sandbox } = await begin();
  const deployed = (props: CustomerProps) =>
    deploy(workspace, synthesizeWithCdktn, props);
  expect(await deployed({ name })).toEqual([
    "activate Alpha true",
    "create Alpha true",
  ]);
  expect(await deployed({ name, active: false })).toEqual([
    "deactivate Alpha false",
  ]);
  const metadata = { tier: "1" };
  expect(await deployed({ name, active: false, metadata })).toEqual([]);
  expect(await deployed({ name })).toEqual(["activate Alpha true"]);

  const [live] = sandbox.customers.all();
  sandbox.customers.deactivate(live?.expressCustomerId ?? "");
  expect(await deployed({ name })).toEqual(["activate Alpha true"]);
});

test("the move from cdktf changes no customer, and runs the hooks once more", async () => {
  const { workspace, sandbox } = await begin();
  await deploy(workspace, synthesizeWithCdktf, { name });
  const before = sandbox.customers.all();
  expect(await deploy(workspace, synthesizeWithCdktn, { name })).toEqual([
    "activate Alpha true",
    "create Alpha true",
  ]);
  expect(sandbox.customers.all()).toEqual(before);
});

test("the move from cdktf runs no hook whose resource is moved, too", async () => {
  const { workspace } = await begin();
  await deploy(workspace, synthesizeWithCdktf, { name });
  const moved = (declaration: Declaration) =>
    synthesizeWithCdktn(declaration, true);
  expect(await deploy(workspace, moved, { name })).toEqual([]);
  const inactive = { name, active: false };
  expect(await deploy(workspace, synthesizeWithCdktn, inactive)).toEqual([
    "deactivate Alpha false",
  ]);
});
