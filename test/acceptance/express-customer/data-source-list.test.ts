/** The data source of all customers, with its filters. */
import { expect, test } from "@jest/globals";
import type { InitialExpressCustomer } from "../../../src/sandbox";
import { callsOf } from "../../support/api/live-customers";
import { useTerraform } from "../../support/terraform/use-terraform";

const begin = useTerraform();

const north = { region: "north" };

const customers: readonly InitialExpressCustomer[] = [
  { name: "zeta Clinic", metadata: { ...north, plan: "trial" } },
  { name: "Alpha Clinic", isActive: false, metadata: north },
  { name: "Éclair Hospital", metadata: { region: "south" } },
  { name: "Alpha Hospital 🏥", metadata: { ...north, plan: "standard" } },
];

/** Filters, and the matching names, sorted by code units. */
const filters = {
  "": ["Alpha Clinic", "Alpha Hospital 🏥", "zeta Clinic", "Éclair Hospital"],
  "active = true": ["Alpha Hospital 🏥", "zeta Clinic", "Éclair Hospital"],
  "active = false": ["Alpha Clinic"],
  'name_contains = "Clinic"': ["Alpha Clinic", "zeta Clinic"],
  'name_contains = "clinic"': [],
  'name_contains = ""': [
    "Alpha Clinic",
    "Alpha Hospital 🏥",
    "zeta Clinic",
    "Éclair Hospital",
  ],
  'metadata = { region = "north" }': [
    "Alpha Clinic",
    "Alpha Hospital 🏥",
    "zeta Clinic",
  ],
  'metadata = { region = "north", plan = "trial" }': ["zeta Clinic"],
  'metadata = { region = "nor" }': [],
  "metadata = {}": [
    "Alpha Clinic",
    "Alpha Hospital 🏥",
    "zeta Clinic",
    "Éclair Hospital",
  ],
  'active = true\n  metadata = { region = "north" }\n  name_contains = "Alpha"':
    ["Alpha Hospital 🏥"],
};

test("each filter works, filters are combined with AND, and the list is read once and sorted", async () => {
  const { workspace, sandbox } = await begin();
  for (const customer of customers) sandbox.customers.add(customer);
  const blocks = Object.keys(filters).map(
    (filter, index) => `data "avara_express_customers" "f${index}" {
  ${filter}
}

output "f${index}" {
  value = data.avara_express_customers.f${index}.customers[*].name
}
`,
  );
  await workspace.write(blocks.join("\n"));
  // A plan and an apply, each with its own provider.
  expect(callsOf(await workspace.apply())).toEqual(["GET /v1/express"]);
  expect(await workspace.outputs()).toEqual(
    Object.fromEntries(
      Object.values(filters).map((names, index) => [`f${index}`, names]),
    ),
  );
});

test("customers of the same name come sorted by id from many pages, with every field of the API", async () => {
  const { workspace, sandbox } = await begin();
  const twins = Array.from({ length: 230 }, () =>
    sandbox.customers.add({ name: "Twin", metadata: north, userCount: 3 }),
  );
  await workspace.write(`
data "avara_express_customers" "all" {
  name_contains = "Twin"
}

output "ids" {
  value = data.avara_express_customers.all.ids
}

output "first" {
  value = data.avara_express_customers.all.customers[0]
}
`);
  expect(callsOf(await workspace.apply())).toHaveLength(3);
  const sorted = twins.toSorted((a, b) =>
    a.expressCustomerId < b.expressCustomerId ? -1 : 1,
  );
  const { ids, first } = await workspace.outputs();
  expect(ids).toEqual(sorted.map(({ expressCustomerId }) => expressCustomerId));
  expect(first).toEqual({
    id: sorted[0]?.expressCustomerId,
    name: "Twin",
    active: true,
    metadata: north,
    user_count: 3,
    created_at: sorted[0]?.createdAt,
    updated_at: sorted[0]?.updatedAt,
    created_by_api_key_id: sorted[0]?.createdByApiKeyId,
    created_by_user_id: null,
  });
});

test("a filter that is known only after the apply is applied then", async () => {
  const { workspace, sandbox } = await begin();
  sandbox.customers.add({ name: "Alpha", metadata: { kind: "hospital" } });
  await workspace.deploy(`
resource "terraform_data" "kind" {
  input = "hospital"
}

data "avara_express_customers" "those" {
  metadata = { kind = terraform_data.kind.output }
}

output "names" {
  value = data.avara_express_customers.those.customers[*].name
}
`);
  expect(await workspace.outputs()).toEqual({ names: ["Alpha"] });
});
