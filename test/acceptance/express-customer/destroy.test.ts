import { expect, test } from "@jest/globals";
import { providerBlock } from "../../support/hcl/provider-block";
import { customerBlock } from "../../support/hcl/customer-block";
import type { CustomerAttributes } from "../../support/hcl/customer-block";
import { diagnose } from "../../support/terraform/diagnose";
import type { TerraformDiagnostic } from "../../support/terraform/diagnose";
import {
  callsOf,
  callsTo,
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
  .map((policy) => providerBlock({ alias: policy, deletion_policy: policy }))
  .join("\n");

function declaration({ how, declared, provider }: Destruction, index: number) {
  return customerBlock(
    `customer_${index}`,
    { name: how, ...declared },
    provider && `  provider = avara.${provider}\n`,
  );
}

test("destroying does what the policy says", async () => {
  const { workspace, sandbox } = await begin();
  // All of them in one run of Terraform: each has a customer of its own.
  await workspace.deploy(
    [providers, ...destructions.map(declaration)].join("\n"),
  );
  const requests = await workspace.apply("-destroy", "-refresh=false");
  const destroyed = destructions.map(({ how }) => {
    const customer = liveCustomer(sandbox, how);
    return {
      how,
      writes: writesOf(callsTo(requests, customer)),
      isActiveAfter: customer.isActive,
    };
  });
  expect(destroyed).toEqual(
    destructions.map(({ how, writes, isActiveAfter }) => ({
      how,
      writes,
      isActiveAfter,
    })),
  );
});

test("the policy prevent fails plans that destroy or replace", async () => {
  const { workspace, sandbox } = await begin();
  const provider = providerBlock({ deletion_policy: "prevent" });
  await workspace.deploy(
    provider +
      customerBlock("a", { name: "Alpha", deletion_policy: "prevent" }) +
      customerBlock("b", { name: "Beta" }),
  );
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
  await workspace.deploy(
    names.map((name) => customerBlock(name, { name })).join("\n"),
  );
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
  await workspace.deploy(customerBlock("a", { name: "Alpha" }));
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
  await workspace.deploy(customerBlock("a", { name: "Alpha", active: false }));
  const requests = await workspace.apply("-destroy", "-refresh=false");
  expect(callsOf(requests)).toEqual([look, look]);
  expect(sandbox.customers.size).toBe(1);
});
