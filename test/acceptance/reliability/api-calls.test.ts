import { describe, expect, test } from "@jest/globals";
import { callsOf } from "../../support/api/live-customers";
import { useTerraform } from "../../support/terraform/use-terraform";
import type { TerraformStage } from "../../support/terraform/use-terraform";

const begin = useTerraform();

const list = "GET /v1/express";
const get = "GET /v1/express/{id}";

/** Declares a number of customers in one resource. */
const customers = (count: number): string => `
resource "avara_express_customer" "all" {
  count = ${count}
  name  = "Customer \${count.index}"
}
`;

/** Counts the calls that were made while something ran. */
async function countCalls(
  { sandbox }: TerraformStage,
  action: Promise<unknown>,
): Promise<Record<string, number>> {
  sandbox.requests.clear();
  await action;
  const counts: Record<string, number> = {};
  for (const call of callsOf(sandbox.requests.list()))
    counts[call] = (counts[call] ?? 0) + 1;
  return counts;
}

describe("a plan of deployed customers", () => {
  test.each([
    { managed: 1, others: 0, calls: { [get]: 1 } },
    { managed: 3, others: 197, calls: { [get]: 3 } },
    { managed: 100, others: 0, calls: { [get]: 3, [list]: 1 } },
  ])(
    "of $managed customers beside $others others makes exactly the calls $calls",
    async ({ managed, others, calls }) => {
      const stage = await begin({
        customers: Array.from({ length: others }, (_, index) => ({
          name: `Other ${index}`,
        })),
      });
      await stage.workspace.write(customers(managed));
      await stage.workspace.succeed("apply", "-auto-approve");
      const plan = stage.workspace.succeed("plan", "-detailed-exitcode");
      expect(await countCalls(stage, plan)).toEqual(calls);
    },
  );
});

describe("the list is read once per plan", () => {
  test("for a look-up by name and the check of fifty names to create", async () => {
    const stage = await begin({ customers: [{ name: "Clinic" }] });
    await stage.workspace.write(`
data "avara_express_customer" "clinic" {
  name = "Clinic"
}
${customers(50)}`);
    const plan = stage.workspace.succeed("plan");
    expect(await countCalls(stage, plan)).toEqual({ [list]: 1 });
  });

  test("for look-ups of several names in several pages", async () => {
    const stage = await begin({
      customers: Array.from({ length: 250 }, (_, index) => ({
        name: `Clinic ${index}`,
      })),
    });
    await stage.workspace.write(`
data "avara_express_customer" "clinic" {
  for_each = toset(["Clinic 0", "Clinic 120", "Clinic 249"])
  name     = each.key
}
`);
    const plan = stage.workspace.succeed("plan");
    expect(await countCalls(stage, plan)).toEqual({ [list]: 3 });
  });
});

test("an import of a hundred customers reads them from the list", async () => {
  const stage = await begin({
    customers: Array.from({ length: 100 }, (_, index) => ({
      name: `Customer ${index}`,
    })),
  });
  const ids = stage.sandbox.customers
    .all()
    .map(({ expressCustomerId }) => expressCustomerId);
  await stage.workspace.write(`
locals {
  ids = ${JSON.stringify(Object.fromEntries(ids.map((id, index) => [`Customer ${index}`, id])))}
}

import {
  for_each = local.ids
  to       = avara_express_customer.all[each.key]
  id       = each.value
}

resource "avara_express_customer" "all" {
  for_each = local.ids
  name     = each.key
}
`);
  // One after the other, because those that are read at once with the list take a GET each.
  const plan = stage.workspace.succeed("plan", "-parallelism=1");
  expect(await countCalls(stage, plan)).toEqual({ [get]: 3, [list]: 1 });
});
