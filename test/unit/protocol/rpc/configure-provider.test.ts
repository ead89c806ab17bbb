import { describe, expect, test } from "@jest/globals";
import { unknownValue } from "../../../../src/framework/schema/values";
import { setUp, state, thing } from "../../../support/providers/thing-provider";

describe("the configuration of a provider", () => {
  test("is passed to the provider, with Terraform's version and the secrets", async () => {
    let version = "";
    const { caller } = setUp(
      {},
      {
        configure: ({ terraformVersion, secrets, diagnostics }) => {
          version = terraformVersion;
          secrets.add("hush");
          diagnostics.warning("Said", "hush");
          return {};
        },
      },
    );
    expect(await caller.configure({ key: null })).toEqual([
      { severity: "warning", summary: "Said", detail: "(sensitive)", path: "" },
    ]);
    expect(version).toBe("1.11.4");
  });

  test("may be set again, and the last one counts", async () => {
    const keys: unknown[] = [];
    const { caller } = setUp({
      read: ({ state: read, providerData }) => {
        keys.push(providerData);
        return Promise.resolve({ state: read });
      },
    });
    await caller.configure({ key: "first" });
    await caller.configure({ key: unknownValue });
    await caller.read(thing, state);
    expect(keys).toEqual([{ key: unknownValue }]);
  });
});
