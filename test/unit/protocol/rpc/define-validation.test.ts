import { describe, expect, test } from "@jest/globals";
import type { ValidateRequest } from "../../../../src/framework/call-context";
import type { Schema } from "../../../../src/framework/schema/schema";
import { unknownValue } from "../../../../src/framework/schema/values";
import type { ObjectValue } from "../../../../src/framework/schema/values";
import { encodeDynamicValue } from "../../../../src/protocol/wire/dynamic-value";
import { config, setUp } from "../../../support/providers/thing-provider";
import {
  vault,
  vaultConfig,
  setUpVault,
} from "../../../support/providers/vault-resource";

const warnAs = (part: string) => ({
  validate: ({ config: checked, diagnostics }: ValidateRequest<Schema>) => {
    diagnostics.warning(part, JSON.stringify(checked));
  },
});

test.each([
  ["ValidateProviderConfig", "provider", { key: "k" }, {}],
  ["ValidateResourceConfig", "resource", config, { typeName: "test_thing" }],
  [
    "ValidateDataResourceConfig",
    "data source",
    config,
    { typeName: "test_thing" },
  ],
  [
    "ValidateListResourceConfig",
    "list",
    { note: "n" },
    { typeName: "test_thing" },
  ],
  ["ValidateActionConfig", "action", { note: "n" }, { typeName: "test_poke" }],
] as const)(
  "%s lets the %s check a configuration",
  async (rpc, part, checked, type) => {
    const { caller } = setUp(warnAs("resource"), {
      ...warnAs("provider"),
      dataSource: warnAs("data source"),
      list: warnAs("list"),
      action: warnAs("action"),
    });
    const { diagnostics } = await caller.call(rpc, {
      ...type,
      config: encodeDynamicValue(checked),
    });
    expect(diagnostics).toMatchObject([
      { summary: part, detail: JSON.stringify(checked) },
    ]);
  },
);

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
      expect.stringMatching(/^password is null/),
    ]);
  });

  test("is another than one that keeps them secret", async () => {
    expect(
      await validate(vaultConfig, { writeOnlyAttributesAllowed: true }),
    ).toEqual([]);
  });
});
