import { describe, expect, test } from "@jest/globals";
import { providerSource } from "../../../src/cli/install/provider-mirror";
import { parseProviderSchema } from "../../../src/generate/provider-schema";

const described = { description: "It.", description_kind: "markdown" };
const name = { type: "string", ...described, required: true };

/** The output of `terraform providers schema -json` for a provider with one resource. */
function print({
  document = {},
  provider = {},
  schema = {},
  block = {},
  attribute = {},
  nested = {},
}: Record<string, object> = {}): string {
  const resource = {
    version: 0,
    block: {
      ...described,
      attributes: {
        name: { ...name, ...attribute },
        parts: {
          nested_type: {
            attributes: { name },
            nesting_mode: "list",
            ...nested,
          },
          ...described,
          optional: true,
        },
      },
      ...block,
    },
    ...schema,
  };
  const empty = { version: 0, block: { ...described, attributes: {} } };
  return JSON.stringify({
    format_version: "1.0",
    provider_schemas: {
      [providerSource]: {
        provider: empty,
        resource_schemas: { avara_thing: resource },
        data_source_schemas: {},
        ...provider,
      },
    },
    ...document,
  });
}

const parseResource = (...parts: Parameters<typeof print>) =>
  parseProviderSchema(print(...parts)).resource_schemas.avara_thing?.block;

describe("the schema that terraform prints", () => {
  test("is read with its attributes and nested attributes", () => {
    expect(parseResource()?.attributes).toMatchObject({
      name: { type: "string", description: "It.", required: true },
      parts: { nested_type: { nesting_mode: "list", attributes: { name } } },
    });
  });

  test("says what is deprecated", () => {
    const deprecated = true;
    expect(
      parseResource({ block: { deprecated }, attribute: { deprecated } }),
    ).toMatchObject({ deprecated, attributes: { name: { deprecated } } });
  });

  test.each<[string, Record<string, object>]>([
    ["format_version", { document: { format_version: "2.0" } }],
    ["functions", { provider: { functions: {} } }],
    ["identity", { schema: { identity: {} } }],
    ["block_types", { block: { block_types: { part: {} } } }],
    ["write_only", { attribute: { write_only: true } }],
    ["min_items", { nested: { min_items: 1 } }],
    ["description_kind", { attribute: { description_kind: "plain" } }],
  ])("is rejected if it has an unknown part: %s", (key, parts) => {
    expect(() => parseResource(parts)).toThrow(key);
  });
});
