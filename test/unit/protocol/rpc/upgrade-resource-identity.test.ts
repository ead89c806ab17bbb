import { describe, expect, test } from "@jest/globals";
import { decodeIdentity } from "../../../../src/protocol/wire/identity-message";
import {
  setUpConfigured,
  thing,
  identity,
  ofOne,
} from "../../../support/providers/thing-provider";

describe("an upgrade of an identity", () => {
  const upgrade = async (version: number) => {
    const caller = await setUpConfigured({ identity });
    return caller.call("UpgradeResourceIdentity", {
      typeName: thing.typeName,
      version,
      rawIdentity: { json: Buffer.from('{"key":"1"}') },
    });
  };

  test("converts it", async () => {
    const { upgradedIdentity } = await upgrade(0);
    expect(decodeIdentity(identity, upgradedIdentity)).toEqual(ofOne);
  });

  test("from an unknown version is an error", async () => {
    const { upgradedIdentity, diagnostics } = await upgrade(7);
    expect(upgradedIdentity).toBeUndefined();
    expect(diagnostics[0]?.summary).toBe("Unsupported identity version");
  });
});
