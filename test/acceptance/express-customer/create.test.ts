import { expect, test } from "@jest/globals";
import {
  customerBlock,
  customerBlocks,
} from "../../support/hcl/customer-block";
import type { CustomerAttributes } from "../../support/hcl/customer-block";
import {
  callsOf,
  callsTo,
  declarable,
  liveCustomer,
  writesOf,
} from "../../support/api/live-customers";
import { useTerraform } from "../../support/terraform/use-terraform";

const begin = useTerraform();

const create = "POST /v1/express";
const deactivate = "POST /v1/express/{id}/deactivate";

interface Creation {
  readonly what: string;
  readonly declared: CustomerAttributes & { readonly name: string };
  /** The name that the API is expected to store, if it differs from the declared one. */
  readonly liveName?: string;
}

const creations: readonly Creation[] = [
  { what: "only a name", declared: { name: "Only a name" } },
  { what: "active", declared: { name: "Active", active: true } },
  { what: "inactive", declared: { name: "Inactive", active: false } },
  {
    what: "metadata",
    declared: {
      name: "Metadata",
      metadata: { owner: "platform", "a b.c": "", constructor: "x" },
    },
  },
  {
    what: "inactive, with metadata",
    declared: { name: "Both", active: false, metadata: { owner: "a" } },
  },
  {
    what: "explicit nulls",
    declared: { name: "Nulls", active: null, metadata: null },
  },
  {
    what: "a deletion policy",
    declared: { name: "Policy", deletion_policy: "abandon" },
  },
  {
    what: "a name in several scripts",
    declared: { name: "Klinik für Radiologie Zürich – 東京 – مستشفى" },
  },
  {
    what: "emoji",
    declared: { name: "🏥 👩🏽‍⚕️ 🇨🇭", metadata: { "🔑": "🩻" } },
  },
  {
    what: "a name in NFD, which Terraform makes NFC",
    declared: { name: "Cafe\u0301" },
    liveName: "Caf\u00e9",
  },
  {
    what: "a name with white space, quotes and a backslash",
    declared: { name: '  "quotes", \\ and\ttabs\nand lines  ' },
  },
  { what: "a name of 2000 characters", declared: { name: "N".repeat(2000) } },
  {
    what: "metadata at the limits",
    declared: {
      name: "At the limits",
      metadata: Object.fromEntries(
        Array.from({ length: 50 }, (_, index) => [
          String(index).padStart(100, "k"),
          "v".repeat(1000),
        ]),
      ),
    },
  },
];

test("a customer is created as declared, once, with the fewest writes", async () => {
  const { workspace, sandbox } = await begin();
  // All of them in one run of Terraform: each has a customer of its own.
  const requests = await workspace.deploy(
    customerBlocks(creations.map(({ declared }) => declared)),
  );
  const created = creations.map(({ what, declared, liveName }) => {
    const customer = liveCustomer(sandbox, liveName ?? declared.name);
    return {
      what,
      writes: writesOf(callsTo(requests, customer)),
      live: declarable(customer),
    };
  });
  expect(created).toEqual(
    creations.map(({ what, declared, liveName }) => ({
      what,
      writes: declared.active === false ? [deactivate] : [],
      live: {
        name: liveName ?? declared.name,
        active: declared.active ?? true,
        metadata: declared.metadata ?? {},
      },
    })),
  );
  expect(callsOf(requests).filter((call) => call === create)).toHaveLength(
    creations.length,
  );
});

test("values that are known only during the apply are sent, as parts of texts and as whole maps", async () => {
  const { workspace, sandbox } = await begin();
  await workspace.deploy(`
resource "terraform_data" "source" {
  input = { name = "Delta", active = false, metadata = { owner = "a" } }
}

resource "avara_express_customer" "whole" {
  name     = terraform_data.source.output.name
  active   = terraform_data.source.output.active
  metadata = terraform_data.source.output.metadata
}

resource "avara_express_customer" "template" {
  name = "clinic-\${terraform_data.source.output.name}"
  metadata = {
    "owner-\${terraform_data.source.output.name}" = "known"
    source                                        = "x-\${terraform_data.source.output.name}"
  }
}

resource "avara_express_customer" "chained" {
  name     = "of \${avara_express_customer.template.id}"
  metadata = { created = avara_express_customer.template.created_at }
}
`);
  const template = liveCustomer(sandbox, "clinic-Delta");
  expect(sandbox.customers.size).toBe(3);
  expect(declarable(liveCustomer(sandbox, "Delta"))).toEqual({
    name: "Delta",
    active: false,
    metadata: { owner: "a" },
  });
  expect(template.metadata).toEqual({
    "owner-Delta": "known",
    source: "x-Delta",
  });
  expect(
    liveCustomer(sandbox, `of ${template.expressCustomerId}`).metadata,
  ).toEqual({ created: template.createdAt });
});

test("an attribute that turns out to be null during the apply takes its default", async () => {
  const { workspace, sandbox } = await begin();
  await workspace.deploy(`
resource "terraform_data" "source" {
  input = "x"
}

resource "avara_express_customer" "a" {
  name     = "Alpha"
  active   = terraform_data.source.output == "x" ? null : false
  metadata = terraform_data.source.output == "x" ? null : { owner = "a" }
}
`);
  expect(declarable(liveCustomer(sandbox, "Alpha"))).toEqual({
    name: "Alpha",
    active: true,
    metadata: {},
  });
});

test("metadata that is null, {} or absent means the same, at the declaration and at the API", async () => {
  const { workspace, sandbox } = await begin();
  const forms = [{ metadata: null }, { metadata: {} }, {}];
  const declare = (shift: number) =>
    workspace.write(
      ["A", "B", "C"]
        .map((name, index) =>
          customerBlock(name, { name, ...forms[(index + shift) % 3] }),
        )
        .join("\n"),
    );
  await declare(0);
  await workspace.apply();
  for (const [name, metadata] of [
    ["A", null],
    ["B", undefined],
  ] as const) {
    const customer = liveCustomer(sandbox, name);
    sandbox.faults.add({
      kind: "respond",
      path: `/v1/express/${customer.expressCustomerId}`,
      status: 200,
      body: JSON.stringify({ ...customer, metadata }),
    });
  }
  for (const shift of [1, 2]) {
    await declare(shift);
    await workspace.succeed("plan", "-detailed-exitcode");
  }
});

test("a saved plan is applied as it was planned", async () => {
  const { workspace, sandbox } = await begin();
  await workspace.write(
    customerBlock("a", { name: "Alpha", active: false }) +
      customerBlock("b", { name: "Beta" }),
  );
  const { exitCode } = await workspace.run(
    "plan",
    "-detailed-exitcode",
    "-out=create.tfplan",
  );
  expect(exitCode).toBe(2);
  expect(sandbox.customers.size).toBe(0);
  const requests = await workspace.deploy("", "create.tfplan");
  expect(writesOf(callsOf(requests)).sort()).toEqual([
    create,
    create,
    deactivate,
  ]);
  expect(sandbox.customers.all().map(declarable)).toContainEqual({
    name: "Alpha",
    active: false,
    metadata: {},
  });
});
