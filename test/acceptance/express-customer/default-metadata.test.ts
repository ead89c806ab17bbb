/**
 * `default_metadata`, with the traps that users of the AWS provider's `default_tags` report. The numbers are
 * those of its issues.
 */
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { Sandbox } from "../../../src/sandbox";
import {
  callsOf,
  liveCustomer,
  writesOf,
  writesTo,
} from "../../support/api/live-customers";
import { environmentOf, runCommand } from "../../support/cli/run-command";
import { customerBlock } from "../../support/hcl/customer-block";
import { providerBlock } from "../../support/hcl/provider-block";
import { useTerraform } from "../../support/terraform/use-terraform";

const begin = useTerraform();

type Pairs = Readonly<Record<string, string>>;

const alpha = (metadata?: Pairs) =>
  customerBlock("a", { name: "Alpha", ...(metadata && { metadata }) });
const withDefaults = (default_metadata: Pairs) =>
  providerBlock({ default_metadata });

const patch = "PATCH /v1/express/{id}";

/** A provider of its own for one customer. */
const aliased = (alias: string, settings: string, customer: string) =>
  `provider "avara" {\n  alias = "${alias}"\n${settings}}\n${customerBlock(alias, { name: alias }, `  provider = avara.${alias}\n${customer}`)}`;

const traps = {
  "equal values in both are no error, and no endless diff (19204, 18311)": {
    defaults: { team: "a", tier: "1" },
    own: { team: "a" },
    live: { team: "a", tier: "1" },
  },
  "without metadata there is no endless diff (19005)": {
    defaults: { team: "a" },
    own: undefined,
    live: { team: "a" },
  },
  "null is {}": { defaults: { team: "a" }, own: null, live: { team: "a" } },
  "null defaults are none": {
    defaults: null,
    own: { team: "a" },
    live: { team: "a" },
  },
  "empty values are kept": {
    defaults: { team: "" },
    own: { tier: "" },
    live: { team: "", tier: "" },
  },
  "an own value wins": {
    defaults: { team: "a" },
    own: { team: "b" },
    live: { team: "b" },
  },
} as const;

describe("as declared, without an endless diff", () => {
  let sandbox: Sandbox | undefined;

  beforeAll(async () => {
    const stage = await begin();
    ({ sandbox } = stage);
    await stage.workspace.deploy(
      Object.values(traps)
        .map(({ defaults, own }, index) =>
          aliased(
            `c${index}`,
            `  default_metadata = ${JSON.stringify(defaults)}\n`,
            own === undefined ? "" : `  metadata = ${JSON.stringify(own)}\n`,
          ),
        )
        .join(""),
    );
    await stage.workspace.succeed("plan", "-detailed-exitcode");
  });

  test.each(
    Object.entries(traps).map(
      ([trap, { live }], index) => [trap, live, index] as const,
    ),
  )("%s", (_trap, live, index) => {
    if (sandbox === undefined) throw new Error("beforeAll has failed");
    expect(liveCustomer(sandbox, `c${index}`).metadata).toEqual(live);
  });
});

test("a change of the defaults is an update of each customer, and a removed default is removed", async () => {
  const { workspace, sandbox } = await begin();
  const beta = customerBlock("b", { name: "Beta", metadata: { team: "b" } });
  await workspace.deploy(
    withDefaults({ team: "a", tier: "1" }) + alpha() + beta,
  );

  await workspace.write(withDefaults({ tier: "2" }) + alpha() + beta);
  const plan = await workspace.succeed("plan", "-refresh=false");
  expect(plan).toContain("0 to add, 2 to change, 0 to destroy");
  expect(plan).toMatch(/- "?team"? += "a" -> null/);
  expect(plan).toMatch(/~ "?tier"? += "1" -> "2"/);
  expect(plan).not.toMatch(/[~+-] metadata +=/);
  const calls = callsOf(await workspace.apply());
  expect(writesOf(calls)).toEqual([patch, patch]);
  expect(liveCustomer(sandbox, "Alpha").metadata).toEqual({ tier: "2" });
  expect(liveCustomer(sandbox, "Beta").metadata).toEqual({
    team: "b",
    tier: "2",
  });
  await workspace.succeed("plan", "-detailed-exitcode");
});

test("a pair that moves between defaults and customer changes the state alone (18311)", async () => {
  const { workspace } = await begin();
  await workspace.deploy(withDefaults({ team: "a" }) + alpha());
  for (const [defaults, own] of [
    [{}, { team: "a" }],
    [{ team: "a" }, {}],
  ] as const) {
    expect(
      writesOf(
        callsOf(await workspace.deploy(withDefaults(defaults) + alpha(own))),
      ),
    ).toEqual([]);
    await workspace.succeed("plan", "-detailed-exitcode");
  }
});

test("values that are known only after apply stay unknown in the plan, and the apply agrees (19583, 42492, 43448)", async () => {
  const { workspace, sandbox } = await begin();
  const later = "terraform_data.later.output";
  const cases = {
    a_default: [`{ team = ${later}, tier = "1" }`, "{}"],
    all_defaults: [`tomap({ (${later}) = "a" })`, "{}"],
    an_own_value: ['{ team = "d" }', `{ team = ${later} }`],
    an_own_key: ['{ team = "d" }', `{ (${later}) = "a" }`],
    equal_at_last: [`{ team = ${later} }`, '{ team = "new" }'],
  };
  for (const value of ["old", "new", "new"]) {
    await workspace.deploy(
      `resource "terraform_data" "later" {\n  input = "${value}"\n}\n` +
        Object.entries(cases)
          .map(([alias, [defaults, own]]) =>
            aliased(
              alias,
              `  default_metadata = ${defaults}\n`,
              `  metadata = ${own}\n`,
            ),
          )
          .join(""),
    );
    await workspace.succeed("plan", "-detailed-exitcode");
  }
  const live = (name: string) => liveCustomer(sandbox, name).metadata;
  expect(Object.keys(cases).map(live)).toEqual([
    { team: "new", tier: "1" },
    { new: "a" },
    { team: "new" },
    { team: "d", new: "a" },
    { team: "new" },
  ]);
});

test("drift of a default is shown and fixed, whether it was changed or removed", async () => {
  const { workspace, sandbox } = await begin();
  await workspace.deploy(withDefaults({ team: "a" }) + alpha());
  const { expressCustomerId: id } = liveCustomer(sandbox, "Alpha");
  for (const [metadata, shown] of [
    [{ team: "x" }, /~ "?team"? += "x" -> "a"/],
    [{}, /\+ "?team"? += "a"/],
  ] as const) {
    sandbox.customers.update(id, { metadata });
    const plan = await workspace.succeed("plan");
    expect(plan).toMatch(shown);
    expect(plan).not.toMatch(/[~+-] metadata +=/);
    expect(writesOf(callsOf(await workspace.apply()))).toEqual([patch]);
    expect(liveCustomer(sandbox, "Alpha").metadata).toEqual({ team: "a" });
  }
});

test("the merged metadata is checked by the plan, which names the customer", async () => {
  const { workspace, sandbox } = await begin();
  const pairs = (amount: number, prefix: string): Pairs =>
    Object.fromEntries(
      Array.from({ length: amount }, (_, index) => [`${prefix}${index}`, "v"]),
    );
  await workspace.write(
    withDefaults(pairs(30, "default")) + alpha(pairs(21, "own")),
  );
  const plan = await workspace.fail("plan");
  expect(plan).toMatch(/"Alpha" has 21 pairs of its own, .* 51\./);
  expect(writesTo(sandbox)).toEqual([]);
});

test("an import leaves defaults and ignored keys out of metadata, and changes nothing, if adopt knows them too", async () => {
  const { workspace, sandbox } = await begin();
  sandbox.customers.add({
    name: "Alpha",
    metadata: { team: "a", tier: "1", "billing/id": "7" },
  });
  sandbox.customers.add({ name: "Beta", metadata: { team: "b" } });
  const settings = [
    "--default-metadata=team=a",
    "--ignore-metadata-keys=billing/*",
  ];
  const adopted = await runCommand(
    environmentOf(sandbox),
    "adopt",
    "--all",
    "--hcl",
    ...settings,
  );
  await workspace.write(
    providerBlock({
      default_metadata: { team: "a" },
      ignore_metadata_keys: ["billing/*"],
    }) + adopted.stdout,
  );
  expect(await workspace.succeed("plan")).toContain(
    "2 to import, 0 to add, 0 to change, 0 to destroy",
  );
  expect(writesOf(callsOf(await workspace.apply()))).toEqual([]);
});

test("an adopted customer gets the defaults, and data sources show what is live", async () => {
  const { workspace, sandbox } = await begin();
  sandbox.customers.add({ name: "Alpha", metadata: { tier: "1" } });
  await workspace.deploy(`${providerBlock({ default_metadata: { team: "a" }, on_existing: "adopt" })}${alpha({ tier: "1" })}
data "avara_express_customer" "a" {
  id = avara_express_customer.a.id
}
output "live" {
  value = data.avara_express_customer.a.metadata == avara_express_customer.a.metadata_all
}
`);
  expect(sandbox.customers.all()).toMatchObject([
    { metadata: { team: "a", tier: "1" } },
  ]);
  expect(await workspace.outputs()).toEqual({ live: true });
});
