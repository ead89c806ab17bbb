/** Each deactivation is announced, and a plan with more than the maximum fails. */
import { describe, expect, test } from "@jest/globals";
import { customerBlock } from "../../support/hcl/customer-block";
import { liveCustomer, writesTo } from "../../support/api/live-customers";
import { providerBlock } from "../../support/hcl/provider-block";
import { tooManyDeactivations } from "../../support/terraform/too-many-deactivations";
import { useTerraform } from "../../support/terraform/use-terraform";

const begin = useTerraform();

const names = ["Alpha", "Beta", "Gamma"];

interface Declaration {
  readonly max?: number;
  readonly active?: boolean;
  readonly of?: readonly string[];
}

function declaration({ max, active = true, of = names }: Declaration): string {
  return (
    (max === undefined ? "" : providerBlock({ max_deactivations: max })) +
    of.map((name) => customerBlock(name, { name, active })).join("\n")
  );
}

/** Ways to deactivate three customers. */
const mistakes: readonly (readonly [Declaration, ...(readonly string[])])[] = [
  [{ active: false }],
  [{ of: [] }],
  [{}, "-destroy"],
  [{}, "-destroy", "-refresh=false"],
  [
    { active: false },
    ...names.map((name) => `-replace=avara_express_customer.${name}`),
  ],
];

test("whatever deactivates more customers than the maximum fails the plan, which names them all with their users", async () => {
  const { workspace, sandbox } = await begin({
    customers: names.map((name, index) => ({ name, userCount: index })),
  });
  await workspace.deploy(
    providerBlock({ on_existing: "adopt" }) + declaration({}),
  );
  const announcements = names.map((name, index) => {
    const { expressCustomerId } = liveCustomer(sandbox, name);
    return `"${name}" (${expressCustomerId}) with ${index} ${index === 1 ? "user" : "users"}`;
  });
  sandbox.requests.clear();
  for (const [declared, ...args] of mistakes) {
    await workspace.write(declaration({ ...declared, max: 2 }));
    const output = await workspace.fail("apply", "-auto-approve", ...args);
    expect(output).toMatch(tooManyDeactivations);
    // Terraform drops the warnings of a forced replacement and shows its errors.
    const isReplaced = args.length === names.length;
    for (const announcement of announcements) {
      expect(output).toContain(`- ${announcement}`);
      if (!isReplaced) expect(output).toContain(`Deactivates ${announcement}`);
    }
    expect(output).toContain("has not been changed.");
  }
  expect(writesTo(sandbox)).toEqual([]);
});

test("as many as are allowed are deactivated, with a warning for each", async () => {
  const { workspace, sandbox } = await begin();
  await workspace.deploy(declaration({ max: 1 }));
  await workspace.write(declaration({ max: 1, of: ["Alpha", "Beta"] }));
  expect(await workspace.pass("apply", "-auto-approve")).toContain(
    'Deactivates "Gamma"',
  );
  expect(names.map((name) => liveCustomer(sandbox, name).isActive)).toEqual([
    true,
    true,
    false,
  ]);
});

test("destroying inactive customers and abandoning customers does not count as a deactivation", async () => {
  const { workspace } = await begin();
  const abandoned = (deletion_policy: string | null) =>
    providerBlock({
      max_deactivations: 0,
      deletion_policy: deletion_policy === null ? "abandon" : "deactivate",
    }) +
    customerBlock("abandoned", { name: "Alpha", deletion_policy }) +
    customerBlock("inactive", {
      name: "Beta",
      active: false,
      deletion_policy: "deactivate",
    });
  await workspace.deploy(abandoned("abandon"));
  await workspace.apply("-replace=avara_express_customer.abandoned");
  await workspace.deploy(abandoned(null));
  await workspace.apply("-replace=avara_express_customer.abandoned");
  await workspace.succeed("destroy", "-auto-approve");
});

describe("with none allowed,", () => {
  const none = providerBlock({ max_deactivations: 0 });
  const expectRefusal = (plan: string, announcement: string): void => {
    expect(plan).toContain(`Deactivates ${announcement}`);
    expect(plan).toMatch(tooManyDeactivations);
  };

  test("adopting a live customer and deactivating it fails, and is announced if it is allowed", async () => {
    const { workspace, sandbox } = await begin({
      customers: [
        { name: "Alpha", userCount: 42 },
        { name: "Beta", isActive: false },
      ],
    });
    const { expressCustomerId } = liveCustomer(sandbox, "Alpha");
    const adopting = (max: number) =>
      providerBlock({ max_deactivations: max, on_existing: "adopt" }) +
      ["Alpha", "Beta"]
        .map((name) => customerBlock(name, { name, active: false }))
        .join("\n");
    await workspace.write(adopting(0));
    const announcement = `"Alpha" (${expressCustomerId}) with 42 users`;
    expectRefusal(await workspace.fail("plan"), announcement);
    await workspace.write(adopting(1));
    expect(await workspace.pass("apply", "-auto-approve")).toContain(
      `Deactivates ${announcement}`,
    );
    expect(liveCustomer(sandbox, "Alpha").isActive).toBe(false);
  });

  test("customers that are no longer declared count by their live status, not by the state", async () => {
    const { workspace, sandbox } = await begin();
    const { customers } = sandbox;
    const idOf = (name: string) =>
      liveCustomer(sandbox, name).expressCustomerId;
    const block = (name: string, active: boolean, rest = {}) =>
      customerBlock(name, { name, active, ...rest });
    await workspace.deploy(
      block("reactivated", false) +
        block("deactivated", true) +
        block("gone", true) +
        block("prevented", true, { deletion_policy: "prevent" }),
    );
    customers.reactivate(idOf("reactivated"));
    customers.addUser(idOf("reactivated"), `usr_${"0".repeat(32)}`);
    customers.deactivate(idOf("deactivated"));
    customers.forget(idOf("gone"));
    customers.forget(idOf("prevented"));

    await workspace.write(none);
    const plan = await workspace.fail("plan");
    expectRefusal(plan, `"reactivated" (${idOf("reactivated")}) with 1 user`);
    expect(plan.match(/Deactivates/g)).toHaveLength(1);

    // Without that one, there is nothing to announce.
    await workspace.write(none + block("reactivated", true));
    const rest = await workspace.pass("apply", "-auto-approve");
    expect(rest).not.toContain("Deactivates");
    await workspace.succeed("plan", "-detailed-exitcode");
    expect(liveCustomer(sandbox, "reactivated").isActive).toBe(true);
  });
});

test("deactivations that no plan could know count when they are written, together with destroyed customers", async () => {
  const { workspace, sandbox } = await begin();
  await workspace.deploy(
    customerBlock("Alpha", { name: "Alpha" }) +
      customerBlock("Beta", { name: "Beta" }),
  );
  await workspace.write(`${providerBlock({ max_deactivations: 1 })}
resource "terraform_data" "active" {
  input = false
}

resource "avara_express_customer" "Alpha" {
  name   = "Alpha"
  active = terraform_data.active.output
}
`);
  const apply = await workspace.fail("apply", "-auto-approve");
  expect(apply).toContain("max_deactivations");
  const active = ["Alpha", "Beta"].map(
    (name) => liveCustomer(sandbox, name).isActive,
  );
  expect(active.filter((isActive) => !isActive)).toHaveLength(1);
});
