/** Each deactivation is announced, and more of them than are allowed stop a plan. */
import { beforeAll, describe, expect, test } from "@jest/globals";
import { customerBlock } from "../support/customer-block";
import { callsOf, liveCustomer, writesOf } from "../support/live-customers";
import { plainOutput } from "../support/plain-output";
import { providerBlock } from "../support/provider-block";
import { useTerraform } from "../support/use-terraform";

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
  { how: "-replace", declared: {}, args: replacements },
  {
    how: "-replace, without a refresh",
    declared: {},
    args: ["-refresh=false", ...replacements],
  },
  { how: "tainting", declared: {}, args: [] },
];

describe("three customers, of which one plan may deactivate two", () => {
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
      if (how === "tainting")
        for (const name of names)
          await workspace.succeed("taint", `avara_express_customer.${name}`);
      await workspace.write(declaration({ ...declared, max: 2 }));
      const apply = await workspace.run("apply", "-auto-approve", ...args);
      outcomes.set(how, {
        exitCode: apply.exitCode,
        output: plainOutput(apply),
      });
    }
    writes = writesOf(callsOf(sandbox.requests.list()));
  });

  test.each(mistakes)(
    "$how fails at plan, and names them all with their users",
    ({ how }) => {
      const { exitCode, output = "" } = outcomes.get(how) ?? {};
      expect(exitCode).toBe(1);
      expect(output).toContain(
        "The plan deactivates more customers than max_deactivations",
      );
      for (const announcement of announcements) {
        expect(output).toContain(`- ${announcement}`);
        // Of a forced replacement, Terraform shows the errors and drops the warnings.
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

test("what deactivates nobody does not count: inactive ones destroyed, and ones that are abandoned", async () => {
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
