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

// All objects are strict: a field that is not listed would be missing from the bindings and the documentation.

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

/** The attributes of a block or of a nested attribute, in Terraform's JSON. */
export type AttributeSchemas = z.infer<typeof attributes>;

/** One attribute, in Terraform's JSON. */
export type AttributeSchema = z.infer<typeof attribute>;

/** The provider's own configuration, a resource or a data source, in Terraform's JSON. */
export type BlockSchema = z.infer<typeof schema>["block"];

/** The built provider, as `terraform providers schema` shows it. */
export type ProviderSchema = z.infer<typeof providerSchema>;

/**
 * Reads the schema of the built provider, with the real terraform.
 *
 * @throws {Error} if terraform fails, or the schema has a field that the generators do not support
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
 * Parses the output of `terraform providers schema -json`.
 *
 * @throws {Error} if it has a field that the generators do not support
 */
export function parseProviderSchema(json: string): ProviderSchema {
  const { provider_schemas } = providerSchemas.parse(JSON.parse(json));
  return provider_schemas[providerSource];
}
