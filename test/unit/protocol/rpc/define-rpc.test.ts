import { Readable } from "node:stream";
import { Secrets } from "../../../../src/framework/engine/secrets";
import { describe, expect, test } from "@jest/globals";
import { pathTo } from "../../../../src/framework/schema/attribute-path";
import type { Resource } from "../../../../src/framework/resource";
import { unknownValue } from "../../../../src/framework/schema/values";
import { createProviderMethods } from "../../../../src/protocol/provider-server";
import { silentLogger } from "../../../support/provider/in-process";
import {
  config,
  exception,
  planned,
  setUp,
  setUpConfigured,
  state,
  thing,
} from "./setup";

describe("the types of a provider", () => {
  test("are listed without the schemas", async () => {
    const { caller } = setUp();
    expect(await caller.call("GetMetadata", {})).toEqual({
      serverCapabilities: {
        planDestroy: true,
        getProviderSchemaOptional: true,
        moveResourceState: true,
        generateResourceConfig: true,
      },
      resources: [{ typeName: "test_thing" }],
      dataSources: [{ typeName: "test_thing" }],
      listResources: [],
      actions: [],
      functions: [],
      diagnostics: [],
    });
  });

  test("are listed with the schemas", async () => {
    const { caller } = setUp();
    const response = await caller.call("GetProviderSchema", {});
    const names = (block = response.provider?.block) =>
      block?.attributes.map(({ name }) => name);
    expect(names()).toEqual(["key"]);
    expect(names(response.resourceSchemas.test_thing?.block)).toEqual([
      "id",
      "name",
      "size",
      "password",
    ]);
    expect(response.resourceSchemas.test_thing?.version).toBe(2);
    expect(Object.keys(response.dataSourceSchemas)).toEqual(["test_thing"]);
    expect(response.serverCapabilities?.getProviderSchemaOptional).toBe(true);
  });
});

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
      { validate },
      {
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

  test("is passed to the provider, with Terraform's version and the secrets", async () => {
    let version = "";
    const { caller } = setUp(
      {},
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

  test("must come before the first request", async () => {
    const { caller } = setUp();
    const { diagnostics, state: read } = await caller.read(thing, state);
    expect(diagnostics).toEqual([
      exception("The provider was called before it was configured."),
    ]);
    expect(read).toEqual(state);
  });
});

describe("an invalid request", () => {
  test("gets an error that names an unknown type", async () => {
    const caller = await setUpConfigured();
    const unknown = { ...thing, typeName: "test_other" };
    const { diagnostics } = await caller.read(unknown, state);
    expect(diagnostics).toEqual([
      exception("This provider has no resource test_other."),
    ]);
    expect(await caller.validateDataSource(unknown, config)).toEqual([
      exception("This provider has no data source test_other."),
    ]);
  });

  test("gets an error with the path of an invalid value", async () => {
    const { caller } = setUp();
    expect(
      await caller.validateResource(thing, { ...config, name: true }),
    ).toEqual([exception("The value name is not a string.")]);
  });

  test("gets a diagnostic from every method, whatever the bytes", async () => {
    const methods = createProviderMethods(
      {
        name: "test",
        schema: { description: "For the test.", attributes: {} },
        resources: [],
        configure: () => ({}),
      },
      silentLogger,
      new Secrets(),
    );
    const call = { signal: new AbortController().signal };
    const responses = await Promise.all(
      [...methods.values()].flatMap((load) =>
        ["", "ff", "0a", "0affffffff0f", "00"].map(async (hex) => {
          const method = await load();
          const response = await method(Buffer.from(hex, "hex"), call);
          // A stream has events or an error of gRPC.
          return Symbol.asyncIterator in response
            ? Readable.from(response)
                .toArray()
                .catch(() => new Uint8Array())
            : response;
        }),
      ),
    );
    expect(
      responses.flat().every((response) => response instanceof Uint8Array),
    ).toBe(true);
  });
});

describe("secrets", () => {
  test("are redacted in diagnostics, exceptions and log lines alike", async () => {
    const { caller, logged } = setUp({
      read: ({ diagnostics, logger }) => {
        diagnostics.error("About the key", "It is the key.");
        logger.error("the key", { header: "Bearer the key" });
        throw new Error("the key was refused");
      },
    });
    await caller.configure({ key: "the key" });
    const { diagnostics } = await caller.read(thing, state);
    expect(diagnostics).toMatchObject([
      { summary: "About (sensitive)", detail: "It is (sensitive)." },
      exception("(sensitive) was refused"),
    ]);
    expect(logged[0]).toEqual([
      "(sensitive)",
      { header: "Bearer (sensitive)" },
    ]);
    expect(JSON.stringify(logged)).not.toContain("the key");
    expect(logged).toHaveLength(2);
  });

  test("include the values of a resource's sensitive attributes", async () => {
    const caller = await setUpConfigured({
      create: ({ planned: { password }, diagnostics }) => {
        diagnostics.error("Refused", `Too weak: ${JSON.stringify(password)}`);
        return Promise.resolve({ state: null });
      },
    });
    const { diagnostics } = await caller.apply(thing, {
      planned: { ...planned, password: 'pass"word' },
    });
    expect(diagnostics).toMatchObject([{ detail: 'Too weak: "(sensitive)"' }]);
  });
});

describe("stopping", () => {
  const stop = ({ caller }: Pick<ReturnType<typeof setUp>, "caller">) =>
    caller.call("StopProvider", {});

  test("reaches running and later calls", async () => {
    const caller = await setUpConfigured({
      read: ({ state: read, signal }) =>
        new Promise((resolve) => {
          const end = () => {
            resolve({ state: { ...read, name: "stopped" } });
          };
          if (signal.aborted) end();
          else signal.addEventListener("abort", end);
        }),
    });
    const underWay = caller.read(thing, state);
    expect(await stop({ caller })).toEqual({ Error: "" });
    expect((await underWay).state).toMatchObject({ name: "stopped" });
    expect((await caller.read(thing, state)).state).toMatchObject({
      name: "stopped",
    });
  });
});
