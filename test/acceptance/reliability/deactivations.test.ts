/** Each deactivation is announced, and a plan with more than the maximum fails. */
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { ProgramResult } from "../../../src/system/run-program";
import { customerBlock } from "../../support/hcl/customer-block";
import { liveCustomer, writesTo } from "../../support/api/live-customers";
import { plainOutput } from "../../support/terraform/plain-output";
import { providerBlock } from "../../support/hcl/provider-block";
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

const replacements = names.map(
  (name) => `-replace=avara_express_customer.${name}`,
);

interface Mistake {
  readonly how: string;
  readonly declared: Declaration;
  readonly args: readonly string[];
}

const mistakes: readonly Mistake[] = [
  { how: "active = false", declared: { active: false }, args: [] },
  { how: "removing the blocks", declared: { of: [] }, args: [] },
  { how: "-destroy", declared: {}, args: ["-destroy"] },
  {
    how: "-destroy, without a refresh",
    declared: {},
    args: ["-destroy", "-refresh=false"],
  },
  {
    how: "-replace with active = false",
    declared: { active: false },
    args: replacements,
  },
];

describe("with three customers and a maximum of two deactivations", () => {
  const outcomes = new Map<string, { exitCode: unknown; output: string }>();
  let writes: readonly string[] = [];
  let announcements: readonly string[] = [];

  beforeAll(async () => {
    const { workspace, sandbox } = await begin({
      customers: names.map((name, index) => ({ name, userCount: index })),
    });
    await workspace.write(
      providerBlock({ on_existing: "adopt" }) + declaration({}),
    );
    await workspace.apply();
    announcements = names.map((name, index) => {
      const { expressCustomerId } = liveCustomer(sandbox, name);
      return `"${name}" (${expressCustomerId}) with ${index} ${index === 1 ? "user" : "users"}`;
    });
    sandbox.requests.clear();
    for (const { how, declared, args } of mistakes) {
      await workspace.write(declaration({ ...declared, max: 2 }));
      const apply = await workspace.run("apply", "-auto-approve", ...args);
      outcomes.set(how, {
        exitCode: apply.exitCode,
        output: plainOutput(apply),
      });
    }
    writes = writesTo(sandbox);
  });

  test.each(mistakes)(
    "$how fails the plan, which names them all with their users",
    ({ how }) => {
      const { exitCode, output = "" } = outcomes.get(how) ?? {};
      expect(exitCode).toBe(1);
      expect(output).toContain(
        "The plan deactivates more customers than max_deactivations",
      );
      for (const announcement of announcements) {
        expect(output).toContain(`- ${announcement}`);
        // Terraform drops the warnings of a forced replacement and shows its errors.
        if (!how.startsWith("-replace"))
          expect(output).toContain(`Deactivates ${announcement}`);
      }
      expect(output).toContain("has not been changed.");
    },
  );

  test("nothing was written", () => {
    expect(writes).toEqual([]);
  });
});

test("as many as are allowed are deactivated, with a warning for each", async () => {
  const { workspace, sandbox } = await begin();
  await workspace.write(declaration({ max: 1 }));
  await workspace.apply();
  await workspace.write(declaration({ max: 1, of: ["Alpha", "Beta"] }));
  const apply = await workspace.run("apply", "-auto-approve");
  expect(apply.exitCode).toBe(0);
  expect(plainOutput(apply)).toContain('Deactivates "Gamma"');
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
  await workspace.write(abandoned("abandon"));
  await workspace.apply();
  await workspace.apply("-replace=avara_express_customer.abandoned");
  await workspace.write(abandoned(null));
  await workspace.apply();
  await workspace.apply("-replace=avara_express_customer.abandoned");
  await workspace.succeed("destroy", "-auto-approve");
});

describe("with none allowed,", () => {
  const none = providerBlock({ max_deactivations: 0 });
  const expectRefusal = (plan: ProgramResult, announcement: string): void => {
    expect(plan.exitCode).toBe(1);
    expect(plainOutput(plan)).toContain(`Deactivates ${announcement}`);
    expect(plainOutput(plan)).toContain(
      "The plan deactivates more customers than max_deactivations",
    );
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
    expectRefusal(await workspace.run("plan"), announcement);
    await workspace.write(adopting(1));
    const apply = await workspace.run("apply", "-auto-approve");
    expect(apply.exitCode).toBe(0);
    expect(plainOutput(apply)).toContain(`Deactivates ${announcement}`);
    expect(liveCustomer(sandbox, "Alpha").isActive).toBe(false);
  });

  test("customers that are no longer declared count by their live status, not by the state", async () => {
    const { workspace, sandbox } = await begin();
    const { customers } = sandbox;
    const idOf = (name: string) =>
      liveCustomer(sandbox, name).expressCustomerId;
    const block = (name: string, active: boolean, rest = {}) =>
      customerBlock(name, { name, active, ...rest });
    await workspace.write(
      block("reactivated", false) +
        block("deactivated", true) +
        block("gone", true) +
        block("prevented", true, { deletion_policy: "prevent" }),
    );
    await workspace.apply();
    customers.reactivate(idOf("reactivated"));
    customers.addUser(idOf("reactivated"), `usr_${"0".repeat(32)}`);
    customers.deactivate(idOf("deactivated"));
    customers.forget(idOf("gone"));
    customers.forget(idOf("prevented"));

    await workspace.write(none);
    const plan = await workspace.run("plan");
    expectRefusal(plan, `"reactivated" (${idOf("reactivated")}) with 1 user`);
    expect(plainOutput(plan).match(/Deactivates/g)).toHaveLength(1);

    // Without that one, there is nothing to announce.
    await workspace.write(none + block("reactivated", true));
    const rest = await workspace.run("apply", "-auto-approve");
    expect(rest.exitCode).toBe(0);
    expect(plainOutput(rest)).not.toContain("Deactivates");
    expect(plainOutput(rest)).not.toContain("Error");
    await workspace.succeed("plan", "-detailed-exitcode");
    expect(liveCustomer(sandbox, "reactivated").isActive).toBe(true);
  });
});

test("deactivations that no plan could know count when they are written, together with destroyed customers", async () => {
  const { workspace, sandbox } = await begin();
  await workspace.write(
    customerBlock("Alpha", { name: "Alpha" }) +
      customerBlock("Beta", { name: "Beta" }),
  );
  await workspace.apply();
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
