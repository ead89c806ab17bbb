/** A resource with write-only attributes, whose values are only in configurations. */
import type { Resource } from "../../../src/framework/resource";
import {
  attribute,
  defineSchema,
  nestedAttribute,
} from "../../../src/framework/schema/schema";
import { types } from "../../../src/framework/schema/types";
import { unknownValue } from "../../../src/framework/schema/values";
import type { ObjectValue } from "../../../src/framework/schema/values";
import { setUpConfigured } from "./thing-provider";

const description = "For the test.";

const password = attribute(types.string, {
  required: true,
  writeOnly: true,
  description,
});

const schema = defineSchema({
  description,
  attributes: {
    id: attribute(types.string, {
      computed: true,
      useStateForUnknown: true,
      neverNull: true,
      description,
    }),
    password,
    users: nestedAttribute(
      "list",
      { password },
      { optional: true, description },
    ),
  },
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
