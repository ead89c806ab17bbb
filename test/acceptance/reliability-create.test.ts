/** A create makes exactly one customer, whatever becomes of its answer. */
import { describe, expect, test } from "@jest/globals";
import type { FaultRule } from "../../src/sandbox";
import { customerBlock } from "../support/customer-block";
import {
  callsOf,
  declarable,
  liveCustomer,
  writesOf,
} from "../support/live-customers";
import { plainOutput } from "../support/plain-output";
import { providerBlock } from "../support/provider-block";
import { useTerraform } from "../support/use-terraform";

const begin = useTerraform();

const alpha = customerBlock("a", { name: "Alpha", metadata: { owner: "a" } });
const create = { method: "POST", path: "/v1/express" } as const;
const deactivate = { path: "/v1/express/*/deactivate" } as const;

const unclearOutcomes = [
  { ...create, times: 1, kind: "drop", at: "beforeWrite" },
  { ...create, times: 1, kind: "drop", at: "afterWrite" },
  { ...create, times: 1, kind: "drop", at: "midAnswer" },
  { ...create, times: 1, kind: "respond", at: "beforeWrite", status: 503 },
  { ...create, times: 1, kind: "respond", at: "afterWrite", status: 500 },
  { ...create, times: 1, kind: "respond", at: "afterWrite", status: 408 },
  { ...create, times: 1, kind: "respond", at: "afterWrite", status: 504 },
  {
    ...create,
    times: 1,
    kind: "respond",
    at: "afterWrite",
    status: 200,
    body: "<html>Please log in</html>",
  },
] satisfies readonly FaultRule[];

test("every create whose answer is lost, late or garbled makes one customer, and the state holds it", async () => {
  const { workspace, sandbox } = await begin();
  sandbox.faults.add(...unclearOutcomes);
  const names = Array.from({ length: 9 }, (_, index) => `Customer ${index}`);
  await workspace.write(
    names
      .map((name, index) => customerBlock(`customer_${index}`, { name }))
      .join("\n"),
  );
  await workspace.apply();
  expect(sandbox.faults.list().map(({ hits }) => hits)).toEqual(
    unclearOutcomes.map(() => 1),
  );
  expect(
    sandbox.customers
      .all()
      .map((live) => live.expressCustomerName)
      .sort(),
  ).toEqual(names);
  await workspace.succeed("plan", "-detailed-exitcode");
});

test("two resources of the same name and metadata get a customer each, though an answer is lost", async () => {
  const { workspace, sandbox } = await begin();
  sandbox.faults.add({ ...create, times: 1, kind: "drop", at: "afterWrite" });
  await workspace.write(alpha + alpha.replace('"a"', '"b"'));
  await workspace.apply();
  expect(sandbox.customers.size).toBe(2);
  const ids = await workspace.succeed(
    "state",
    "show",
    "avara_express_customer.a",
  );
  const [first, second] = sandbox.customers.all();
  expect(
    [first, second].filter((live) =>
      ids.includes(live?.expressCustomerId ?? ""),
    ),
  ).toHaveLength(1);
});

test("a create that takes effect after its time-out is not repeated, and the next plan names it", async () => {
  const { workspace, sandbox } = await begin();
  const impatient = providerBlock({ request_timeout_seconds: 1 });
  sandbox.faults.add({ ...create, times: 1, kind: "latency", latencyMs: 3000 });
  await workspace.write(impatient + alpha);
  const apply = await workspace.run("apply", "-auto-approve");
  expect(apply.exitCode).toBe(1);
  expect(plainOutput(apply)).toContain(
    "It is not clear whether the customer was created.",
  );
  expect(sandbox.requests.count(create)).toBe(1);

  const plan = plainOutput(await workspace.run("plan"));
  const { expressCustomerId } = liveCustomer(sandbox, "Alpha");
  expect(plan).toContain('A customer "Alpha" lives already');
  expect(plan).toContain(`id = "${expressCustomerId}"`);

  await workspace.write(
    impatient + alpha.replace("{\n", '{\n  on_existing = "adopt"\n'),
  );
  await workspace.apply();
  expect(sandbox.customers.all()).toMatchObject([{ expressCustomerId }]);
});

describe("a create that succeeds by half", () => {
  const inactive = (name: string, policy: string) =>
    providerBlock({ max_retries: 0, deletion_policy: policy }) +
    customerBlock("a", { name, active: false });

  test.each([
    { next: "the same declaration", name: "Alpha", policy: "deactivate" },
    { next: "another name", name: "Beta", policy: "deactivate" },
    { next: "destroying is prevented", name: "Alpha", policy: "prevent" },
  ])(
    "is kept in the state, and the next apply goes on with it: $next",
    async ({ name, policy }) => {
      const { workspace, sandbox } = await begin();
      sandbox.faults.add({ ...deactivate, kind: "respond", status: 500 });
      await workspace.write(inactive("Alpha", policy));
      const apply = await workspace.run("apply", "-auto-approve");
      expect(apply.exitCode).toBe(1);
      const { expressCustomerId } = liveCustomer(sandbox, "Alpha");
      expect(plainOutput(apply)).toContain(
        `It lives, as ${expressCustomerId}, but is not yet as declared.`,
      );
      expect(
        await workspace.succeed("state", "show", "avara_express_customer.a"),
      ).toContain("(tainted)");

      sandbox.faults.clear();
      await workspace.write(inactive(name, policy));
      await workspace.apply();
      expect(sandbox.customers.size).toBe(1);
      expect(declarable(sandbox.customers.get(expressCustomerId))).toEqual({
        name,
        active: false,
        metadata: {},
      });
    },
  );

  test("a replacement that breaks off after the deactivation is finished by the next apply", async () => {
    const { workspace, sandbox } = await begin();
    const block = providerBlock({ max_retries: 0 });
    await workspace.write(block + alpha);
    await workspace.apply();
    const { expressCustomerId } = liveCustomer(sandbox, "Alpha");
    // Everything fails that comes after the deactivation.
    const path = "/v1/express/*/reactivate";
    sandbox.faults.add({ path, kind: "respond", status: 503 });
    const replace = await workspace.run(
      "apply",
      "-auto-approve",
      "-replace=avara_express_customer.a",
    );
    expect(replace.exitCode).toBe(1);
    expect(sandbox.customers.get(expressCustomerId)?.isActive).toBe(false);
    sandbox.faults.clear();
    await workspace.apply();
    expect(sandbox.customers.all()).toMatchObject([
      { expressCustomerId, isActive: true, metadata: { owner: "a" } },
    ]);
  });

  test("two of one name cannot be replaced at once: the plan says so, and nothing is written", async () => {
    const { workspace, sandbox } = await begin();
    await workspace.write(alpha + alpha.replace('"a"', '"b"'));
    await workspace.apply();
    sandbox.requests.clear();
    const replace = await workspace.run(
      "apply",
      "-auto-approve",
      "-replace=avara_express_customer.a",
      "-replace=avara_express_customer.b",
    );
    expect(replace.exitCode).toBe(1);
    expect(plainOutput(replace)).toContain("Replace one at a time.");
    expect(writesOf(callsOf(sandbox.requests.list()))).toEqual([]);
    await workspace.apply("-replace=avara_express_customer.a");
    expect(sandbox.customers.size).toBe(2);
  });
});
