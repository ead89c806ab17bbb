import { beforeAll, describe, expect, test } from "@jest/globals";
import { customerBlock } from "../support/terraform/customer-block";
import type { CustomerAttributes } from "../support/terraform/customer-block";
import { diagnose } from "../support/terraform/diagnose";
import type { TerraformDiagnostic } from "../support/terraform/diagnose";
import { useTerraform } from "../support/terraform/use-terraform";

const begin = useTerraform();

interface Mistake {
  readonly what: string;
  /** A whole block. */
  readonly block: string;
  readonly detail: string;
  /** The part of the block that the error points at. */
  readonly source: string;
}

const key = "k".repeat(101);
const value = "v".repeat(1001);
const pairs = Object.fromEntries(
  Array.from({ length: 51 }, (_, index) => [`key_${index}`, "x"]),
);

const customerMistakes = (
  [
    {
      what: "an empty name",
      declared: { name: "" },
      detail: 'name has 0 characters: "". Allowed: at least 1 character.',
      source: '""',
    },
    {
      what: "too many pairs of metadata",
      declared: { metadata: pairs },
      detail: "metadata has 51 entries. Allowed: at most 50 entries.",
      source: JSON.stringify(pairs),
    },
    {
      what: "a long key",
      declared: { metadata: { owner: "a", [key]: "x" } },
      detail: `metadata["${"k".repeat(80)}"…] has 101 characters: "${"k".repeat(80)}"…. Allowed: at most 100 characters.`,
      source: "x",
    },
    {
      what: "a long value",
      declared: { metadata: { owner: value, tier: "1" } },
      detail: `metadata["owner"] has 1001 characters. Allowed: at most 1000 characters.`,
      source: value,
    },
    {
      what: "a value that is null",
      declared: { metadata: { owner: null } },
      detail: 'metadata["owner"] is null. Give it a value, or omit the key.',
      source: "null",
    },
    {
      what: "an unknown deletion policy",
      declared: { deletion_policy: "delete" },
      detail:
        'deletion_policy is "delete". Allowed: "deactivate", "abandon", "prevent".',
      source: '"delete"',
    },
    {
      what: "an unknown policy for existing customers",
      declared: { on_existing: "import" },
      detail: 'on_existing is "import". Allowed: "create", "adopt", "fail".',
      source: '"import"',
    },
  ] satisfies (Omit<Mistake, "block"> & { declared: CustomerAttributes })[]
).map(({ declared, ...mistake }, index) => ({
  ...mistake,
  block: customerBlock(`mistake_${index}`, { name: "Alpha", ...declared }),
}));

const dataSourceMistakes: readonly Mistake[] = [
  {
    what: "a data source with neither id nor name",
    block: 'data "avara_express_customer" "neither" {}\n',
    detail: "Set exactly one of them, to choose the customer.",
    source: "{",
  },
  {
    what: "a data source with both id and name",
    block: `data "avara_express_customer" "both" {\n  id   = "cus_${"0".repeat(32)}"\n  name = "Both"\n}\n`,
    detail: "Set exactly one of them, to choose the customer.",
    source: '"Both"',
  },
  {
    what: "a data source with an id of another format",
    block: 'data "avara_express_customer" "form" {\n  id = "customer-1"\n}\n',
    detail:
      'id is "customer-1". Expected the id of an Express customer: cus_ and 32 hexadecimal digits.',
    source: '"customer-1"',
  },
];

const providerMistakes: readonly Mistake[] = (
  [
    ["request_timeout_seconds", "0", "Expected a whole number from 1 to 300."],
    [
      "request_timeout_seconds",
      "301",
      "Expected a whole number from 1 to 300.",
    ],
    [
      "request_timeout_seconds",
      "1.5",
      "Expected a whole number from 1 to 300.",
    ],
    ["max_retries", "-1", "Expected a whole number from 0 to 20."],
    ["max_retries", "21", "Expected a whole number from 0 to 20."],
    [
      "max_deactivations",
      "-1",
      "Expected a whole number from 0 to 9007199254740991.",
    ],
    ["on_existing", '"import"', 'Allowed: "create", "adopt", "fail".'],
    [
      "deletion_policy",
      '"delete"',
      'Allowed: "deactivate", "abandon", "prevent".',
    ],
  ] as const
).map(([attribute, source, allowed], index) => ({
  what: `${attribute} = ${source}`,
  block: `provider "avara" {\n  alias = "p${index}"\n  ${attribute} = ${source}\n}\n${customerBlock(`p${index}`, { name: "Alpha" }, `  provider = avara.p${index}\n`)}`,
  detail: `${attribute} is ${source}. ${allowed}`,
  source,
}));

describe.each([
  [
    "a customer and a data source",
    [...customerMistakes, ...dataSourceMistakes],
  ],
  ["the provider", providerMistakes],
])(
  "validate points at each mistake in the configuration of %s",
  (_, mistakes) => {
    let diagnostics: readonly TerraformDiagnostic[] = [];

    // All mistakes in one run of Terraform.
    beforeAll(async () => {
      const { workspace } = await begin();
      await workspace.write(mistakes.map(({ block }) => block).join("\n"));
      diagnostics = await diagnose(workspace, "validate");
    });

    test.each([...mistakes])("$what", ({ detail, source }) => {
      expect(diagnostics).toContainEqual(
        expect.objectContaining({ severity: "error", detail, source }),
      );
    });

    test("and nowhere else", () => {
      expect(diagnostics).toHaveLength(mistakes.length);
    });
  },
);

test("validate needs neither a key nor the API, and accepts unknown values", async () => {
  const { workspace, sandbox } = await begin();
  await sandbox.close();
  await workspace.write(`
variable "name" {
  type = string
}

variable "metadata" {
  type = map(string)
}

resource "avara_express_customer" "a" {
  name            = var.name
  metadata        = var.metadata
  deletion_policy = var.name
}

data "avara_express_customer" "a" {
  id = avara_express_customer.a.id
}
`);
  expect(await diagnose(workspace, "validate")).toEqual([]);
});
