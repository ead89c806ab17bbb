import { beforeAll, describe, expect, test } from "@jest/globals";
import { customerBlock } from "../../support/hcl/customer-block";
import { diagnose } from "../../support/terraform/diagnose";
import type { TerraformDiagnostic } from "../../support/terraform/diagnose";
import { useTerraform } from "../../support/terraform/use-terraform";

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

// The contract test `provider/validate` has every rule, and the unit tests have the messages. These show that Terraform
// points at the right place.
const mistakes: readonly Mistake[] = [
  {
    what: "an empty name",
    block: customerBlock("name", { name: "" }),
    detail: "name has 0 characters",
    source: '""',
  },
  {
    what: "a long key of metadata",
    block: customerBlock("key", {
      name: "Alpha",
      metadata: { owner: "a", [key]: "x" },
    }),
    detail: `metadata["${"k".repeat(80)}"…] has 101 characters`,
    source: "x",
  },
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
];

const providerMistakes: readonly Mistake[] = [
  {
    what: "a number of retries",
    block: `provider "avara" {\n  max_retries = 21\n}\n${customerBlock("a", { name: "Alpha" })}`,
    detail: "max_retries is 21.",
    source: "21",
  },
];

/** Terraform 1.15 and later also point at the quotes of a text. */
const unquoted = (source: string) => source.replace(/^"(.+)"$/, "$1");

describe.each([
  ["a customer and a data source", mistakes],
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
      expect(
        diagnostics.map((one) => ({ ...one, source: unquoted(one.source) })),
      ).toContainEqual(
        expect.objectContaining({
          severity: "error",
          detail: expect.stringContaining(detail),
          source: unquoted(source),
        }),
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
