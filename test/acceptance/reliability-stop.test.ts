/** Stopping in the middle of an apply, in the gentle way and in the rough ones. */
import { expect, test } from "@jest/globals";
import type { RecordedRequest, Sandbox } from "../../src/sandbox";
import { customerBlock } from "../support/terraform/customer-block";
import { plainOutput } from "../support/terraform/plain-output";
import { providerBlock } from "../support/terraform/provider-block";
import {
  noProviderLeft,
  startTerraform,
} from "../support/terraform/start-terraform";
import type { TerraformWorkspace } from "../support/terraform/terraform-workspace";
import { useTerraform } from "../support/terraform/use-terraform";

const begin = useTerraform();

const count = 20;
const all = Array.from({ length: count }, (_, index) =>
  customerBlock(`customer_${index}`, {
    name: `Customer ${index}`,
    active: index % 4 !== 0,
  }),
).join("\n");

const adopting = providerBlock({ on_existing: "adopt" }) + all;

/** Begins with an API that is slow to write, and tells when so many writes have been answered. */
async function beginSlowly(writesToWaitFor: number) {
  const { promise: isUnderWay, resolve } = withResolvers();
  let writes = 0;
  const stage = await begin({
    onRequest: ({ method }: RecordedRequest) => {
      if (method !== "GET") writes += 1;
      if (writes === writesToWaitFor) resolve();
    },
  });
  stage.sandbox.faults.add({ kind: "latency", method: "POST", latencyMs: 250 });
  await stage.workspace.write(all);
  return { ...stage, isUnderWay };
}

function withResolvers() {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

async function idsInState(
  workspace: TerraformWorkspace,
): Promise<readonly string[]> {
  const state = await workspace.succeed("state", "pull");
  return [...state.matchAll(/"id": "(cus_[0-9a-f]{32})"/g)]
    .map(([, id = ""]) => id)
    .sort();
}

function liveIds({ customers }: Sandbox): readonly string[] {
  return customers
    .all()
    .map(({ expressCustomerId }) => expressCustomerId)
    .sort();
}

test("Ctrl-C lets the writes under way finish: the state is complete, the end is prompt, and the next apply goes on", async () => {
  const { workspace, sandbox, isUnderWay } = await beginSlowly(3);
  const terraform = startTerraform(workspace, "apply", "-auto-approve");
  await isUnderWay;
  const interruptedAt = performance.now();
  terraform.interrupt();
  const { exitCode } = await terraform.exited;
  expect(performance.now() - interruptedAt).toBeLessThan(10_000);
  expect(exitCode).toBe(1);
  const living = liveIds(sandbox);
  expect(living.length).toBeGreaterThan(0);
  expect(living.length).toBeLessThan(count);
  expect(await idsInState(workspace)).toEqual(living);
  await noProviderLeft(workspace.directory);

  sandbox.faults.clear();
  await workspace.apply();
  expect(sandbox.customers.size).toBe(count);
  expect(liveIds(sandbox)).toEqual(expect.arrayContaining([...living]));
  expect(await idsInState(workspace)).toEqual(liveIds(sandbox));
});

test("Ctrl-C ends a wait for a rate limit at once", async () => {
  const { workspace, sandbox, isUnderWay } = await beginSlowly(1);
  sandbox.faults.clear();
  sandbox.faults.add({
    kind: "respond",
    method: "POST",
    status: 429,
    headers: { "retry-after": "60" },
  });
  const terraform = startTerraform(workspace, "apply", "-auto-approve");
  await isUnderWay;
  const interruptedAt = performance.now();
  terraform.interrupt();
  const result = await terraform.exited;
  expect(performance.now() - interruptedAt).toBeLessThan(10_000);
  expect(plainOutput(result)).toContain("was stopped");
  expect(sandbox.customers.size).toBe(0);
});

test("terraform killed leaves no provider behind, and the next plan names each customer that its state lost", async () => {
  const { workspace, sandbox, isUnderWay } = await beginSlowly(3);
  const terraform = startTerraform(workspace, "apply", "-auto-approve");
  await isUnderWay;
  terraform.kill();
  await terraform.exited;
  await noProviderLeft(workspace.directory);
  sandbox.faults.clear();
  const known = await idsInState(workspace);
  const orphans = liveIds(sandbox).filter((id) => !known.includes(id));
  expect(orphans.length).toBeGreaterThan(0);
  const plan = plainOutput(await workspace.run("plan"));
  for (const id of orphans) expect(plan).toContain(`id = "${id}"`);

  await workspace.write(
    `provider "avara" {\n  on_existing = "adopt"\n}\n${all}`,
  );
  await workspace.apply();
  expect(sandbox.customers.size).toBe(count);
  expect(await idsInState(workspace)).toEqual(liveIds(sandbox));
});

test("a provider killed is an error of terraform, and the next apply adopts what it has made", async () => {
  const { workspace, sandbox, isUnderWay } = await beginSlowly(3);
  await workspace.write(adopting);
  const terraform = startTerraform(workspace, "apply", "-auto-approve");
  await isUnderWay;
  expect(await terraform.killProviders()).toBe(1);
  const { exitCode } = await terraform.exited;
  expect(exitCode).toBe(1);
  sandbox.faults.clear();
  await workspace.apply();
  expect(sandbox.customers.size).toBe(count);
  expect(await idsInState(workspace)).toEqual(liveIds(sandbox));
});
