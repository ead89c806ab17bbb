import { describe, expect, test } from "@jest/globals";
import { Secrets } from "../../../../src/framework/secrets";
import { createProviderMethods } from "../../../../src/protocol/provider-server";
import { silentLogger } from "../../../support/provider/in-process";
import { Readable } from "node:stream";
import {
  config,
  setUp,
  state,
  thing,
  exception,
} from "../../../support/providers/thing-provider";

describe("an invalid request", () => {
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

test("secrets are redacted in diagnostics, exceptions and log lines alike", async () => {
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
  expect(logged[0]).toEqual(["(sensitive)", { header: "Bearer (sensitive)" }]);
  expect(JSON.stringify(logged)).not.toContain("the key");
  expect(logged).toHaveLength(2);
});
