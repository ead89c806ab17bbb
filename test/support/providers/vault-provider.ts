/** A provider that has what Avara's does not need: moves from other types, a function and a write-only attribute. */
import { createHash } from "node:crypto";
import { defineFunction, parameter } from "../../../src/framework/function";
import { Failure } from "../../../src/framework/failure";
import type { Provider } from "../../../src/framework/provider";
import type { Resource } from "../../../src/framework/resource";
import { pathTo } from "../../../src/framework/attribute-path";
import { types } from "../../../src/framework/schema/types";
import { description, schemaOf, text, typed } from "../provider/attributes";

const secretSchema = schemaOf({
  id: text({ computed: true, useStateForUnknown: true, neverNull: true }),
  password: text({ optional: true, writeOnly: true }),
  password_version: typed(types.number),
  fingerprint: text({ computed: true }),
});

/** Stores no password, but a hash of it. */
const secret: Resource<typeof secretSchema, object> = {
  typeName: "vault_secret",
  schema: secretSchema,
  identity: {
    schema: schemaOf({
      id: text({ required: true }),
    }),
    identify: ({ id }) => ({ id }),
  },
  create: ({ planned, config }) =>
    Promise.resolve({
      state: {
        ...planned,
        id: "secret_1",
        fingerprint: fingerprint(config.password),
      },
    }),
  read: ({ state }) => Promise.resolve({ state }),
  update: ({ planned, config, prior }) =>
    Promise.resolve({
      state: {
        ...planned,
        id: prior.id,
        fingerprint: fingerprint(config.password),
      },
    }),
  delete: () => Promise.resolve(),
  moves: {
    null_resource: ({ state: { id } }) => ({
      state: {
        id: `moved_${String(id)}`,
        password: null,
        password_version: null,
        fingerprint: null,
      },
    }),
  },
};

function fingerprint(password: string | null): string | null {
  return (
    password && createHash("sha256").update(password).digest("hex").slice(0, 8)
  );
}

const slug = defineFunction({
  name: "slug",
  summary: "Makes names fit for an address.",
  description: "Lower case, joined with `-`.",
  parameters: {
    prefix: parameter(types.string, { allowNull: true, description }),
    names: parameter(types.string, { variadic: true, description }),
  },
  returns: types.string,
  call({ prefix, names }) {
    const empty = names.indexOf("");
    if (empty >= 0)
      throw new Failure(
        "Empty name",
        "A name needs at least one character.",
        pathTo("names").index(empty),
      );
    return [prefix ?? "x", ...names].join("-").toLowerCase();
  },
});

const schema = schemaOf({});

/** Creates the provider. There is nothing to configure. */
export function createVaultProvider(): Provider<typeof schema, object> {
  return {
    name: "vault",
    schema,
    resources: [secret],
    functions: [slug],
    configure: () => ({}),
  };
}
