import { beforeAll, describe, expect, test } from "@jest/globals";
import { customerBlock } from "../../support/hcl/customer-block";
import type { CustomerAttributes } from "../../support/hcl/customer-block";
import { diagnose } from "../../support/terraform/diagnose";
import type { TerraformDiagnostic } from "../../support/terraform/diagnose";
import {
  callsOf,
  callsTo,
  declarable,
  liveCustomer,
  writesOf,
  writesTo,
} from "../../support/api/live-customers";
import { useTerraform } from "../../support/terraform/use-terraform";

const begin = useTerraform();

const look = "GET /v1/express/{id}";
const deactivate = "POST /v1/express/{id}/deactivate";

interface Destruction {
  readonly how: string;
  readonly declared?: CustomerAttributes;
  /** The policy of the provider. */
  readonly provider?: "abandon" | "prevent";
  readonly isActiveAfter: boolean;
  readonly writes: readonly string[];
}

const destructions: readonly Destruction[] = [
  { how: "by default", isActiveAfter: false, writes: [deactivate] },
  {
    how: "deactivate",
    declared: { deletion_policy: "deactivate" },
    isActiveAfter: false,
    writes: [deactivate],
  },
  {
    how: "deactivate an inactive customer",
    declared: { active: false },
    isActiveAfter: false,
    writes: [],
  },
  {
    how: "abandon",
    declared: { deletion_policy: "abandon" },
    isActiveAfter: true,
    writes: [],
  },
  {
    how: "by the provider's abandon",
    provider: "abandon",
    isActiveAfter: true,
    writes: [],
  },
  {
    how: "deactivate, against the provider's abandon",
    provider: "abandon",
    declared: { deletion_policy: "deactivate" },
    isActiveAfter: false,
    writes: [deactivate],
  },
  {
    how: "abandon, against the provider's prevent",
    provider: "prevent",
    declared: { deletion_policy: "abandon" },
    isActiveAfter: true,
    writes: [],
  },
];

const providers = ["abandon", "prevent"]
  .map(
    (policy) =>
      `provider "avara" {\n  alias = "${policy}"\n  deletion_policy = "${policy}"\n}\n`,
  )
  .join("\n");

function declaration({ how, declared, provider }: Destruction, index: number) {
  return customerBlock(
    `customer_${index}`,
    { name: how, ...declared },
    provider && `  provider = avara.${provider}\n`,
  );
}

describe("destroying does what the policy says", () => {
  const outcomes = new Map<
    string,
    { readonly writes: string[]; readonly isActiveAfter: boolean }
  >();

  // All of them in one run of Terraform: each has a customer of its own.
  beforeAll(async () => {
    const { workspace, sandbox } = await begin();
    await workspace.write(
      [providers, ...destructions.map(declaration)].join("\n"),
    );
    await workspace.apply();
    const requests = await workspace.apply("-destroy", "-refresh=false");
    for (const { how } of destructions) {
      const customer = liveCustomer(sandbox, how);
      outcomes.set(how, {
        writes: writesOf(callsTo(requests, customer)),
        isActiveAfter: customer.isActive,
      });
    }
  });

  test.each(destructions)("$how", ({ how, writes, isActiveAfter }) => {
    expect(outcomes.get(how)).toEqual({ writes, isActiveAfter });
  });
});

test("the policy prevent fails plans that destroy or replace", async () => {
  const { workspace, sandbox } = await begin();
  const provider = 'provider "avara" {\n  deletion_policy = "prevent"\n}\n';
  await workspace.write(
    provider +
      customerBlock("a", { name: "Alpha", deletion_policy: "prevent" }) +
      customerBlock("b", { name: "Beta" }),
  );
  await workspace.apply();
  sandbox.requests.clear();

  const replace = await diagnose(
    workspace,
    "plan",
    "-replace=avara_express_customer.a",
  );
  const destroy = await diagnose(workspace, "plan", "-destroy");
  await workspace.write(provider);
  const remove = await diagnose(workspace, "plan");
  const failures = (diagnostics: readonly TerraformDiagnostic[]) =>
    diagnostics
      .filter(({ severity }) => severity === "error")
      .map(({ detail }) => detail)
      .sort();
  const [alpha, beta] = ["Alpha", "Beta"].map((name): unknown =>
    expect.stringContaining(
      `The customer "${name}" (${liveCustomer(sandbox, name).expressCustomerId}) has deletion_policy = "prevent". To destroy it, first apply another policy`,
    ),
  );
  expect(failures(replace)).toEqual([alpha]);
  expect(failures(destroy)).toEqual([alpha, beta]);
  expect(failures(remove)).toEqual([alpha, beta]);
  expect(writesTo(sandbox)).toEqual([]);
});

test("a customer removed from the declaration is deactivated, and one that is already gone is not an error", async () => {
  const { workspace, sandbox } = await begin();
  const names = ["Alpha", "Beta", "Gamma"];
  await workspace.write(
    names.map((name) => customerBlock(name, { name })).join("\n"),
  );
  await workspace.apply();
  await workspace.write(customerBlock("Alpha", { name: "Alpha" }));
  const gone = liveCustomer(sandbox, "Gamma");
  await workspace.succeed("plan", "-out=remove.tfplan");
  sandbox.customers.forget(gone.expressCustomerId);
  const requests = await workspace.apply("remove.tfplan");
  expect(callsTo(requests, gone)).toEqual([look]);
  expect(liveCustomer(sandbox, "Alpha").isActive).toBe(true);
  expect(liveCustomer(sandbox, "Beta").isActive).toBe(false);
});

test("a rejected deactivation is an error, and the customer stays in the state", async () => {
  const { workspace, sandbox } = await begin();
  await workspace.write(customerBlock("a", { name: "Alpha" }));
  await workspace.apply();
  const path = "/v1/express/*/deactivate";
  sandbox.faults.add({ kind: "respond", path, status: 403 });
  const destroy = await workspace.fail("destroy", "-auto-approve");
  expect(destroy).toContain('Could not deactivate the customer "Alpha"');
  expect(await workspace.succeed("state", "list")).toContain(
    "avara_express_customer.a",
  );
});

test("destroying an inactive customer looks at it, when it is planned and when it is applied, and writes nothing", async () => {
  const { workspace, sandbox } = await begin();
  await workspace.write(customerBlock("a", { name: "Alpha", active: false }));
  await workspace.apply();
  const requests = await workspace.apply("-destroy", "-refresh=false");
  expect(callsOf(requests)).toEqual([look, look]);
  expect(sandbox.customers.size).toBe(1);
});

test("-replace takes over the same customer, changes it to the declaration, and leaves no second one", async () => {
  const { workspace, sandbox } = await begin();
  await workspace.write(
    customerBlock("a", { name: "Alpha", metadata: { owner: "a" } }),
  );
  await workspace.apply();
  const { expressCustomerId } = liveCustomer(sandbox, "Alpha");
  for (const declared of [
    { name: "Alpha", metadata: { owner: "a" } },
    { name: "Beta", metadata: { owner: "b" } },
  ]) {
    await workspace.write(customerBlock("a", declared));
    await workspace.apply("-replace=avara_express_customer.a");
    expect(sandbox.customers.size).toBe(1);
    expect(declarable(sandbox.customers.get(expressCustomerId))).toEqual({
      ...declared,
      active: true,
    });
  }
});
