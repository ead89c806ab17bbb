import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { AttributeType } from "@cdktf/commons";
import * as z from "zod/mini";
import {
  cliConfiguration,
  installProvider,
  providerSource,
} from "../cli/install/provider-mirror";
import { runTool } from "./run-tool";
import { inTemporaryFolder } from "../system/temporary-folder";

const attributeType: z.ZodMiniType<AttributeType> = z.lazy(() =>
  z.union([
    z.literal(["string", "bool", "number", "dynamic"]),
    z.tuple([z.literal("list"), attributeType]),
    z.tuple([z.literal("set"), attributeType]),
    z.tuple([z.literal("map"), attributeType]),
    z.tuple([z.literal("object"), z.record(z.string(), attributeType)]),
  ]),
);

// Strict throughout: what is not named here would be missing from the bindings and the documentation.

const described = {
  description: z.string(),
  description_kind: z.literal("markdown"),
  deprecated: z.exactOptional(z.boolean()),
};

const traits = {
  ...described,
  required: z.exactOptional(z.boolean()),
  optional: z.exactOptional(z.boolean()),
  computed: z.exactOptional(z.boolean()),
  sensitive: z.exactOptional(z.boolean()),
};

const attribute = z.union([
  z.strictObject({ ...traits, type: attributeType }),
  z.strictObject({
    ...traits,
    nested_type: z.strictObject({
      nesting_mode: z.literal(["single", "list", "set", "map"]),
      get attributes() {
        return attributes;
      },
    }),
  }),
]);

const attributes = z.record(z.string(), attribute);

const schema = z.strictObject({
  version: z.number(),
  block: z.strictObject({
    ...described,
    attributes,
    // Terraform's older way of nesting, which our framework does not offer.
    block_types: z._default(z.record(z.string(), z.never()), {}),
  }),
});

const providerSchema = z.strictObject({
  provider: schema,
  resource_schemas: z.record(z.string(), schema),
  data_source_schemas: z.record(z.string(), schema),
});

const providerSchemas = z.strictObject({
  format_version: z.literal("1.0"),
  provider_schemas: z.strictObject({ [providerSource]: providerSchema }),
});

/** The attributes of a block or of a nested attribute, as Terraform tells them. */
export type AttributeSchemas = z.infer<typeof attributes>;

/** One attribute, as Terraform tells it. */
export type AttributeSchema = z.infer<typeof attribute>;

/** The provider's own configuration, a resource or a data source, as Terraform tells it. */
export type BlockSchema = z.infer<typeof schema>["block"];

/** The built provider, as `terraform providers schema` tells it. */
export type ProviderSchema = z.infer<typeof providerSchema>;

/**
 * Asks the real terraform for the schema of the built provider.
 *
 * @throws {Error} when terraform fails, or the schema holds what the generators do not know
 */
export function readProviderSchema(): Promise<ProviderSchema> {
  return inTemporaryFolder("cdktf-avara-generate-", async (directory) => {
    const mirror = join(directory, "mirror");
    const cliConfigFile = join(directory, "terraform.tfrc");
    await installProvider(mirror);
    await writeFile(cliConfigFile, cliConfiguration(mirror));
    await writeFile(
      join(directory, "main.tf.json"),
      JSON.stringify({
        terraform: {
          required_providers: { avara: { source: providerSource } },
        },
      }),
    );
    const terraform = (...args: readonly string[]) =>
      runTool("terraform", args, {
        cwd: directory,
        env: {
          PATH: process.env.PATH,
          HOME: directory,
          CHECKPOINT_DISABLE: "1",
          TF_CLI_CONFIG_FILE: cliConfigFile,
        },
      });
    await terraform("init");
    return parseProviderSchema(await terraform("providers", "schema", "-json"));
  });
}

/**
 * Parses what `terraform providers schema -json` prints.
 *
 * @throws {Error} when it holds what the generators do not know
 */
export function parseProviderSchema(json: string): ProviderSchema {
  const { provider_schemas } = providerSchemas.parse(JSON.parse(json));
  return provider_schemas[providerSource];
}
