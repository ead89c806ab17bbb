/** An apply that is interrupted or killed. */
import { once } from "node:events";
import { expect, test } from "@jest/globals";
import type { Sandbox } from "../../../src/sandbox";
import { customerBlocks } from "../../support/hcl/customer-block";
import { providerBlock } from "../../support/hcl/provider-block";
import {
  noProviderLeft,
  startTerraform,
} from "../../support/terraform/start-terraform";
import type { TerraformWorkspace } from "../../support/terraform/terraform-workspace";
import { useTerraform } from "../../support/terraform/use-terraform";
import { until } from "../../support/until";

const begin = useTerraform("installed");

const count = 20;
const all = customerBlocks(
  Array.from({ length: count }, (_, index) => ({
    name: `Customer ${index}`,
    active: index % 4 !== 0,
  })),
);

const adopting = providerBlock({ on_existing: "adopt" }) + all;

/** How many customers the API creates before it holds the others. */
const createdAtOnce = 3;

/**
 * Starts with an API that creates some customers at once, and the others when `release` is called. `isUnderWay` resolves
 * when some customers exist and others wait.
 */
async function beginSlowly() {
  const gate = new AbortController();
  let waiting = 0;
  const stage = await begin({
    sleep: async () => {
      waiting += 1;
      if (!gate.signal.aborted) await once(gate.signal, "abort");
    },
  });
  const { sandbox, workspace } = stage;
  sandbox.faults.add({
    kind: "latency",
    method: "POST",
    path: "/v1/express",
    skip: createdAtOnce,
    latencyMs: 1,
  });
  await workspace.write(all);
  return {
    ...stage,
    isUnderWay: () =>
      until(() => waiting > 0 && sandbox.customers.size === createdAtOnce),
    /** Lets the API create the waiting customers, even if their requests no longer exist. */
    release: async () => {
      gate.abort();
      sandbox.faults.clear();
      await until(() => sandbox.customers.size >= createdAtOnce + waiting);
    },
  };
}

async function idsInState(
  workspace: TerraformWorkspace,
): Promise<readonly string[]> {
  const state = await workspace.succeed("state", "pull");
  // A newer release repeats each id as an identity.
  const ids = [...state.matchAll(/"id": ?"(cus_[0-9a-f]{32})"/g)].map(
    ([, id = ""]) => id,
  );
  return [...new Set(ids)].sort();
}

function liveIds({ customers }: Sandbox): readonly string[] {
  return customers
    .all()
    .map(({ expressCustomerId }) => expressCustomerId)
    .sort();
}

test("Ctrl-C lets running writes finish: the state is complete, and the next apply creates the rest", async () => {
  const { workspace, sandbox, isUnderWay, release } = await beginSlowly();
  const terraform = startTerraform(workspace, "apply", "-auto-approve");
  await isUnderWay();
  await terraform.interrupt();
  await release();
  expect((await terraform.exited).exitCode).toBe(1);
  const created = liveIds(sandbox);
  expect(await idsInState(workspace)).toEqual(created);
  await noProviderLeft(workspace.directory);

  await workspace.apply();
  expect(sandbox.customers.size).toBe(count);
  expect(liveIds(sandbox)).toEqual(expect.arrayContaining([...created]));
  expect(await idsInState(workspace)).toEqual(liveIds(sandbox));
});

test("Ctrl-C ends a wait for a rate limit", async () => {
  const { workspace, sandbox } = await begin();
  sandbox.faults.add({
    kind: "respond",
    method: "POST",
    status: 429,
    headers: { "retry-after": "60" },
  });
  await workspace.write(all);
  const terraform = startTerraform(workspace, "apply", "-auto-approve");
  await until(() => sandbox.requests.count({ method: "POST" }) > 0);
  await terraform.interrupt();
  const { exitCode } = await terraform.exited;
  expect(exitCode).toBe(1);
  expect(sandbox.customers.size).toBe(0);
});

test("after terraform is killed, no provider remains, and the next plan names each customer that the state lost", async () => {
  const { workspace, sandbox, isUnderWay, release } = await beginSlowly();
  const terraform = startTerraform(workspace, "apply", "-auto-approve");
  await isUnderWay();
  terraform.kill();
  await terraform.exited;
  await noProviderLeft(workspace.directory);
  await release();
  const known = await idsInState(workspace);
  const orphans = liveIds(sandbox).filter((id) => !known.includes(id));
  expect(orphans).not.toEqual([]);
  const plan = await workspace.pass("plan");
  for (const id of orphans) expect(plan).toContain(`id = "${id}"`);

  await workspace.deploy(adopting);
  expect(sandbox.customers.size).toBe(count);
  expect(await idsInState(workspace)).toEqual(liveIds(sandbox));
});

test("a killed provider is an error of terraform, and the next apply adopts the customers that it created", async () => {
  const { workspace, sandbox, isUnderWay, release } = await beginSlowly();
  await workspace.write(adopting);
  const terraform = startTerraform(workspace, "apply", "-auto-approve");
  await isUnderWay();
  expect(await terraform.killProviders()).toBe(1);
  expect((await terraform.exited).exitCode).toBe(1);
  await release();
  await workspace.apply();
  expect(sandbox.customers.size).toBe(count);
  expect(await idsInState(workspace)).toEqual(liveIds(sandbox));
});
