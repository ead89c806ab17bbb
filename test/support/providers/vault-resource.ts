/** A resource with write-only attributes, whose values are only in configurations. */
import type { Resource } from "../../../src/framework/resource";
import { unknownValue } from "../../../src/framework/schema/values";
import type { ObjectValue } from "../../../src/framework/schema/values";
import { nested, schemaOf, text } from "../provider/attributes";
import { setUpConfigured } from "./thing-provider";

const password = text({ required: true, writeOnly: true });

const schema = schemaOf({
  id: text({ computed: true, useStateForUnknown: true, neverNull: true }),
  password,
  users: nested("list", { password }),
});

export const vault = { typeName: "test_vault", schema };

export const vaultConfig: ObjectValue = {
  id: null,
  password: "hunter22",
  users: [{ password: "letmein1" }],
};
export const plannedVault: ObjectValue = {
  id: unknownValue,
  password: null,
  users: [{ password: null }],
};
export const vaultState: ObjectValue = { ...plannedVault, id: "1" };

/** Starts a provider with the resource, parts of which a test replaces. */
export const setUpVault = (changes: Partial<Resource> = {}) =>
  setUpConfigured({
    ...vault,
    create: () => Promise.resolve({ state: vaultState }),
    ...changes,
  });
