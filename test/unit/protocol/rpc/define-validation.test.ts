import { describe, expect, test } from "@jest/globals";
import { pathTo } from "../../../../src/framework/attribute-path";
import type { ValidateRequest } from "../../../../src/framework/call-context";
import type { Resource } from "../../../../src/framework/resource";
import type { Schema } from "../../../../src/framework/schema/schema";
import { unknownValue } from "../../../../src/framework/schema/values";
import type { ObjectValue } from "../../../../src/framework/schema/values";
import { encodeDynamicValue } from "../../../../src/protocol/wire/dynamic-value";
import {
  config,
  setUp,
  setUpConfigured,
  thing,
} from "../../../support/providers/thing-provider";
import {
  vault,
  vaultConfig,
  setUpVault,
} from "../../../support/providers/vault-resource";

describe("a configuration", () => {
  const validate: NonNullable<Resource["validate"]> = ({
    config: { name },
    diagnostics,
  }) => {
    diagnostics.warning(
      "Seen",
      typeof name === "string" ? name : "no name",
      pathTo("name"),
    );
  };
  const seen = (detail: string) => [
    { severity: "warning", summary: "Seen", detail, path: "name" },
  ];

  test("is checked by the resource, the data source and the provider", async () => {
    const { caller } = setUp(
      { validate },
      {
        dataSource: { validate },
        validate: ({ diagnostics }) => {
          diagnostics.error("No", "Not so.");
        },
      },
    );
    expect(await caller.validateResource(thing, config)).toEqual(seen("a"));
    expect(await caller.validateDataSource(thing, config)).toEqual(seen("a"));
    expect(await caller.validateProvider({ key: null })).toEqual([
      { severity: "error", summary: "No", detail: "Not so.", path: "" },
    ]);
  });

  test("is checked by the action", async () => {
    const caller = await setUpConfigured(
      {},
      {
        actions: [
          {
            typeName: "test_poke",
            schema: thing.schema,
            invoke: () => Promise.resolve(),
            validate: ({ diagnostics }: ValidateRequest<Schema>) => {
              diagnostics.error("Invalid", "Set note.");
            },
          },
        ],
      },
    );
    const { diagnostics } = await caller.call("ValidateActionConfig", {
      typeName: "test_poke",
      config: encodeDynamicValue(config),
    });
    expect(diagnostics.map(({ summary }) => summary)).toEqual(["Invalid"]);
  });
});

describe("a client that would store write-only values", () => {
  const validate = async (
    value: ObjectValue,
    clientCapabilities?: { writeOnlyAttributesAllowed: boolean },
  ) => {
    const caller = await setUpVault();
    const { diagnostics } = await caller.call("ValidateResourceConfig", {
      typeName: vault.typeName,
      config: encodeDynamicValue(value),
      ...(clientCapabilities && { clientCapabilities }),
    });
    return diagnostics.map(({ detail }) => detail);
  };

  test.each([undefined, { writeOnlyAttributesAllowed: false }])(
    "may set none of them (%j)",
    async (capabilities) => {
      const details = await validate(vaultConfig, capabilities);
      expect(details).toEqual([
        expect.stringMatching(/^password is write-only.*would store its value/),
        expect.stringMatching(/^users\[0\]\.password is write-only/),
      ]);
    },
  );

  test("may not even set one that is not known yet", async () => {
    const unknowns: ObjectValue = {
      ...vaultConfig,
      password: unknownValue,
      users: null,
    };
    expect(await validate(unknowns)).toHaveLength(1);
  });

  test("may have a configuration without them", async () => {
    const without = { ...vaultConfig, password: null, users: null };
    // It is only incomplete.
    expect(await validate(without)).toEqual([
      "password is null. Give it a value.",
    ]);
  });

  test("is another than one that keeps them secret", async () => {
    expect(
      await validate(vaultConfig, { writeOnlyAttributesAllowed: true }),
    ).toEqual([]);
  });
});
