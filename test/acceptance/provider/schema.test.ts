/** Compares the schemas from which bindings and pages are generated with those that terraform reads from the provider. */
import { expect, test } from "@jest/globals";
import * as z from "zod/mini";
import { providerSchemaJson } from "../../../src/generate/provider-schema";
import { createAvaraProvider } from "../../../src/provider/provider";
import { customerBlock } from "../../support/hcl/customer-block";
import { useTerraform } from "../../support/terraform/use-terraform";

const begin = useTerraform();

const printedSchema = z.object({
  provider_schemas: z.record(
    z.string(),
    z.object({
      provider: z.unknown(),
      resource_schemas: z.unknown(),
      data_source_schemas: z.unknown(),
    }),
  ),
});

test("terraform prints the schemas from which the bindings are generated", async () => {
  const { workspace } = await begin();
  await workspace.write(customerBlock("a", { name: "Alpha" }));
  const printed = await workspace.succeed("providers", "schema", "-json");
  const { provider_schemas } = printedSchema.parse(JSON.parse(printed));
  const generated = JSON.stringify(
    providerSchemaJson(createAvaraProvider({ environment: {} })),
  );
  expect(Object.values(provider_schemas)).toEqual([
    // Terraform omits the blocks, of which there are none.
    JSON.parse(generated.replaceAll('"block_types":{},', "")),
  ]);
});
