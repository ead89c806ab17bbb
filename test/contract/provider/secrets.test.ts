/** An API that echoes the key in every response, and a provider that must not pass it on. */
import { describe, expect, test } from "@jest/globals";
import type { AvaraProviderOptions } from "../../../src/provider/configure";
import { createAvaraProvider } from "../../../src/provider/provider";
import type { Logger } from "../../../src/framework/logger";
import { inProcess } from "../../support/provider/in-process";
import {
  createProviderCaller,
  objectOf,
} from "../../support/provider/provider-caller";
import {
  configuration,
  dataSource,
  resource,
  stateOfA,
} from "./configured-provider";

const apiKey = "sk_live_0123456789abcdef0123456789abcdef";
const header = 'Basic "hush" \\ hush';
const id = `cus_${"0".repeat(32)}`;
const state = stateOfA();

type Send = NonNullable<AvaraProviderOptions["send"]>;

const echo = `The key ${apiKey} and the header ${header} are not welcome.`;

const responses: Readonly<Record<string, Send>> = {
  "a message in JSON": () =>
    Promise.resolve(Response.json({ message: echo }, { status: 401 })),
  "an error in JSON": () =>
    Promise.resolve(
      Response.json({ error: { message: echo } }, { status: 403 }),
    ),
  "a page of text": () => Promise.resolve(new Response(echo, { status: 422 })),
  "a shape that is wrong": () =>
    Promise.resolve(Response.json({ expressCustomerId: echo, [apiKey]: echo })),
  "broken JSON": () => Promise.resolve(new Response(`{"${echo}`)),
  "a header of the response": () =>
    Promise.resolve(
      new Response("{}", { status: 500, headers: { "x-request-id": apiKey } }),
    ),
  "an error of the network": () =>
    Promise.reject(new Error("no response", { cause: new Error(echo) })),
  "an unexpected error": () => {
    throw new Error(echo);
  },
};

/** Makes every call that sends a request, and returns all diagnostics and logs. */
async function everythingSaid(send: Send): Promise<string> {
  const said: unknown[] = [];
  const log = (message: string, fields?: unknown) => {
    said.push(message, fields);
  };
  const logger: Logger = {
    trace: log,
    debug: log,
    info: log,
    warn: log,
    error: log,
  };
  const provider = createAvaraProvider({
    environment: {},
    send,
  });
  const caller = createProviderCaller(inProcess(provider, logger));
  said.push(
    await caller.configure(
      configuration({
        api_key: apiKey,
        base_url: "https://api.test",
        custom_headers: new Map([["X-Secret", header]]),
        max_retries: 0,
      }),
    ),
  );
  const data = (attributes: Parameters<typeof objectOf>[1]) =>
    caller.readDataSource(dataSource, objectOf(dataSource.schema, attributes));
  const results = [
    await caller.read(resource, state),
    await caller.plan(resource, { config: state, prior: null }),
    await caller.plan(resource, { config: null, prior: state }),
    await caller.apply(resource, { planned: { ...state, id: null } }),
    await caller.apply(resource, {
      prior: state,
      planned: { ...state, name: "B" },
    }),
    await caller.apply(resource, { prior: state, planned: null }),
    await data({ id }),
    await data({ name: "A" }),
  ];
  expect(results.flatMap(({ diagnostics }) => diagnostics)).not.toEqual([]);
  return JSON.stringify([said, results]);
}

describe("no diagnostic or log contains the API key or the custom headers", () => {
  test.each(Object.entries(responses))(
    "even if the API responds with %s that contains them",
    async (_, send) => {
      const said = await everythingSaid(send);
      expect(said.match(/.{0,50}(0123456789abcdef|hush).{0,50}/g)).toBeNull();
    },
  );
});
