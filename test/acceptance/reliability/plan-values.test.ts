/** A plan shows its decisions as values, and nothing that it did not show happens. */
import { describe, expect, test } from "@jest/globals";
import type { FaultRule } from "../../../src/sandbox";
import {
  customerBlock,
  customerBlocks,
} from "../../support/hcl/customer-block";
import { importBlock } from "../../support/hcl/import-block";
import {
  declarable,
  liveCustomer,
  writesTo,
} from "../../support/api/live-customers";
import { providerBlock } from "../../support/hcl/provider-block";
import { useTerraform } from "../../support/terraform/use-terraform";

const begin = useTerraform();

const adopting = providerBlock({ on_existing: "adopt" });
const alpha = customerBlock("a", { name: "Alpha" });

describe("an adoption", () => {
  test("is a value of the saved plan, with the id, and the apply does what the plan shows", async () => {
    const { workspace, sandbox } = await begin();
    const { expressCustomerId, createdAt } = sandbox.customers.add({
      name: "Alpha",
    });
    await workspace.write(adopting + alpha);
    await workspace.succeed("plan", "-out=saved.tfplan");
    const shown = await workspace.succeed("show", "saved.tfplan");
    expect(shown).toMatch(/\+ adopted +\s*= true/);
    expect(shown).toMatch(new RegExp(`\\+ id +\\s*= "${expressCustomerId}"`));
    expect(shown).toContain(`"${String(createdAt)}"`);
    await workspace.succeed("apply", "saved.tfplan");
    expect(sandbox.customers.size).toBe(1);
    await workspace.succeed("plan", "-detailed-exitcode");
  });

  test.each(["create", "adopt", "fail"])(
    "is known to be none if no customer has the name: %s",
    async (on_existing) => {
      const { workspace } = await begin();
      await workspace.write(providerBlock({ on_existing }) + alpha);
      expect(await workspace.succeed("plan")).toMatch(/\+ adopted +\s*= false/);
    },
  );

  test.each([
    { what: "a customer of the name is created", by: "create" },
    { what: "a managed customer is renamed into the name", by: "rename" },
  ])(
    "never happens if the saved plan has none, even if $what in the meantime",
    async ({ by }) => {
      const { workspace, sandbox } = await begin();
      const beta = customerBlock("b", { name: "Beta" });
      await workspace.deploy(adopting + beta);
      await workspace.write(adopting + beta + alpha);
      await workspace.succeed("plan", "-out=saved.tfplan");
      if (by === "create") sandbox.customers.add({ name: "Alpha" });
      else
        sandbox.customers.update(
          liveCustomer(sandbox, "Beta").expressCustomerId,
          { expressCustomerName: "Alpha" },
        );
      sandbox.requests.clear();
      await workspace.fail("apply", "saved.tfplan");
      expect(writesTo(sandbox)).toEqual([]);
    },
  );

  test("is in the plan too if the resource's own customer is gone, and another one has its name", async () => {
    const { workspace, sandbox } = await begin();
    await workspace.deploy(adopting + alpha);
    sandbox.customers.forget(liveCustomer(sandbox, "Alpha").expressCustomerId);
    const { expressCustomerId } = sandbox.customers.add({ name: "Alpha" });
    expect(await workspace.succeed("plan")).toMatch(
      new RegExp(`\\+ id +\\s*= "${expressCustomerId}"`),
    );
    await workspace.apply();
    expect(sandbox.customers.size).toBe(1);
  });

  test("never happens to another customer than the one in the saved plan", async () => {
    const { workspace, sandbox } = await begin();
    const { expressCustomerId } = sandbox.customers.add({ name: "Alpha" });
    await workspace.write(adopting + alpha);
    await workspace.succeed("plan", "-out=saved.tfplan");
    sandbox.customers.update(expressCustomerId, {
      expressCustomerName: "Renamed",
    });
    sandbox.customers.add({ name: "Alpha" });
    sandbox.requests.clear();
    await workspace.fail("apply", "saved.tfplan");
    expect(writesTo(sandbox)).toEqual([]);
  });
});

describe("a name that another resource of this state has", () => {
  const holderFaults: readonly (FaultRule | null)[] = [
    null,
    { kind: "latency", method: "GET", path: "/v1/express/*", latencyMs: 400 },
    { kind: "latency", method: "GET", path: "/v1/express", latencyMs: 400 },
    { kind: "respond", method: "GET", path: "/v1/express/*", status: 503 },
    { kind: "respond", method: "GET", path: "/v1/express/*", status: 429 },
    {
      kind: "drop",
      method: "GET",
      path: "/v1/express/*",
      at: "beforeWrite",
    },
  ];

  test.each(["adopt", "fail"])(
    "fails with %s, whether or not the GET of the holder succeeds",
    async (on_existing) => {
      const { workspace, sandbox } = await begin();
      const provider = providerBlock({ on_existing, max_retries: 0 });
      const held = customerBlock("held", { name: "Alpha" });
      await workspace.deploy(provider + held);
      await workspace.write(
        provider + held + customerBlock("twin", { name: "Alpha" }),
      );
      sandbox.requests.clear();
      for (const fault of holderFaults)
        for (const args of [[], ["-refresh=false"]]) {
          sandbox.faults.clear();
          if (fault !== null) sandbox.faults.add(fault);
          const plan = await workspace.fail("plan", ...args);
          if (fault === null)
            expect(plan).toMatch(
              /A customer named "Alpha" already exists|Two resources concern the customer/,
            );
        }
      expect(writesTo(sandbox)).toEqual([]);
    },
  );
});

describe("one customer at two addresses", () => {
  test("fails if it is imported twice, and the error shows both declarations", async () => {
    const { workspace, sandbox } = await begin();
    const { expressCustomerId } = sandbox.customers.add({ name: "Alpha" });
    await workspace.write(
      importBlock("a", expressCustomerId) +
        importBlock("b", expressCustomerId) +
        alpha +
        customerBlock("b", { name: "Beta", active: false }),
    );
    const output = await workspace.fail("plan");
    expect(output).toContain(
      `Two resources concern the customer "Alpha" (${expressCustomerId})`,
    );
    expect(output).toContain('name = "Alpha", active = true');
    expect(output).toContain('name = "Beta", active = false');
  });

  test.each([[], ["-refresh=false"]])(
    "fails if another resource has the customer that is imported %s",
    async (...args) => {
      const { workspace, sandbox } = await begin();
      await workspace.deploy(alpha);
      const { expressCustomerId } = liveCustomer(sandbox, "Alpha");
      await workspace.write(
        alpha +
          importBlock("b", expressCustomerId) +
          customerBlock("b", { name: "Alpha" }),
      );
      const plan = await workspace.fail("plan", ...args);
      expect(plan).toContain("Two resources concern the customer");
    },
  );
});

describe("a change between plan and apply", () => {
  test("is corrected, and never reported as a name that the API stores differently", async () => {
    const { workspace, sandbox } = await begin();
    await workspace.deploy(alpha);
    const { expressCustomerId } = liveCustomer(sandbox, "Alpha");
    await workspace.write(
      customerBlock("a", { name: "Alpha", metadata: { owner: "a" } }),
    );
    await workspace.succeed("plan", "-out=saved.tfplan");
    sandbox.customers.update(expressCustomerId, {
      expressCustomerName: "Renamed",
    });
    await workspace.succeed("apply", "saved.tfplan");
    expect(declarable(sandbox.customers.get(expressCustomerId))).toEqual({
      name: "Alpha",
      active: true,
      metadata: { owner: "a" },
    });
  });
});

describe("a list that cannot be trusted", () => {
  test("never delays a plan longer than a GET would take", async () => {
    const { workspace, sandbox } = await begin();
    const names = Array.from({ length: 6 }, (_, index) => `Customer ${index}`);
    await workspace.deploy(customerBlocks(names.map((name) => ({ name }))));
    sandbox.faults.add({
      kind: "latency",
      method: "GET",
      path: "/v1/express",
      latencyMs: 60_000,
    });
    sandbox.requests.clear();
    await workspace.succeed("plan", "-detailed-exitcode");
    expect(
      sandbox.requests.count({ method: "GET", path: "/v1/express/*" }),
    ).toBe(names.length);
  });
});
