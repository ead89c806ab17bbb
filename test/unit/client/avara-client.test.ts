import {
  createAvaraClient,
  type RequestEvent,
} from "../../../src/client/avara-client";
import { inspect } from "node:util";
import { describe, expect, test } from "@jest/globals";
import { version } from "../../../src/version";
import {
  apiKey,
  customer,
  customerId,
  errorOf,
  fails,
  json,
  setUp,
  text,
  type Reply,
} from "../../support/api/fake-api";

const id = customerId(1);
const headerSecret = "hunter22";

describe("createAvaraClient", () => {
  test("sends its headers with every request, below the path of the base URL", async () => {
    const { client, sent } = setUp([json(customer(1))], {
      baseUrl: "https://gateway.test/avara/",
      customHeaders: { "X-Team": "platform" },
      userAgentSuffix: "pipeline/7",
    });
    await client.expressCustomers.retrieve(id);
    expect(sent[0]?.url).toBe(`https://gateway.test/avara/v1/express/${id}`);
    expect(Object.fromEntries(sent[0]?.headers ?? [])).toEqual({
      accept: "application/json",
      authorization: `Bearer ${apiKey}`,
      "user-agent": `cdktf-avara/${version} pipeline/7`,
      "x-team": "platform",
    });
  });

  test.each([
    ["requestTimeoutMs", 0],
    ["requestTimeoutMs", 300_001],
    ["maxRetries", -1],
    ["maxRetries", 1.5],
    ["maxRetries", 21],
    ["maxRequestsPerSecond", 0],
    ["maxRequestsPerSecond", Number.NaN],
    ["baseUrl", "http://api.test"],
    ["apiKey", ""],
    ["customHeaders", { Host: "x" }],
  ])("rejects %s: %p", (option, value) => {
    expect(() => createAvaraClient({ apiKey, [option]: value })).toThrow(
      expect.objectContaining({ name: "InvalidOptionError", option }),
    );
  });

  test("says which values of an option are allowed", () => {
    expect(() => createAvaraClient({ apiKey, maxRetries: 1.5 })).toThrow(
      "Invalid maxRetries 1.5: expected a whole number from 0 to 20.",
    );
  });
});

describe("onRequest", () => {
  test("receives every attempt", async () => {
    const events: RequestEvent[] = [];
    const { client, clock } = setUp(
      [
        json({ message: "down" }, 503, { "x-request-id": "req_1" }),
        async (request, signal) => {
          await clock.sleep(30);
          return json(customer(1))(request, signal);
        },
      ],
      { onRequest: (event) => events.push(event) },
    );
    await clock.run(client.expressCustomers.retrieve(id));
    const path = `/v1/express/${id}`;
    expect(events).toEqual([
      {
        method: "GET",
        path,
        attempt: 1,
        durationMs: 0,
        status: 503,
        requestId: "req_1",
        error: `GET ${path} failed with status 503 (request id req_1): down`,
        retryInMs: 500,
      },
      { method: "GET", path, attempt: 2, durationMs: 30, status: 200 },
    ]);
  });

  test("may throw without harm", async () => {
    const { client } = setUp([json(customer(1))], {
      onRequest: () => {
        throw new Error("disk full");
      },
    });
    expect(
      await client.expressCustomers.create({ expressCustomerName: "A" }),
    ).toEqual(customer(1));
  });
});

test("serverTimeAt knows the dates of all responses, failures too", async () => {
  const date = "Thu, 01 Jan 1970 01:00:00 GMT";
  const { client, clock } = setUp([json({}, 404, { date })]);
  expect(client.serverTimeAt(clock.now())).toBeUndefined();
  await errorOf(client.expressCustomers.retrieve(id));
  expect(client.serverTimeAt(clock.now())).toBe(3_600_000);
});

describe("secrets", () => {
  const echo = `${apiKey} ${headerSecret} ${"x".repeat(160)} ${apiKey}`;
  const leaks: [string, Reply][] = [
    ["an error's message", json({ message: echo }, 400)],
    ["an error's text", text(echo, 500)],
    ["a response that is not JSON", text(echo)],
    ["a request id", json({}, 400, { "x-request-id": echo })],
    [
      "a redirect",
      text(null, 302, { location: `https://x.test/?k=${apiKey}` }),
    ],
    ["the reason of a lost connection", fails({ message: `bad: ${echo}` })],
  ];

  test.each(leaks)("are removed from %s", async (_case, reply) => {
    const events: RequestEvent[] = [];
    const { client } = setUp([reply], {
      maxRetries: 0,
      customHeaders: { "x-secret": headerSecret },
      onRequest: (event) => events.push(event),
    });
    const error = await errorOf(client.expressCustomers.retrieve(id));
    const shown = `${inspect(error, { depth: 9, showHidden: true })} ${JSON.stringify([error, events])}`;
    expect(shown).toContain("(sensitive)");
    expect(shown).not.toContain(headerSecret);
    // Not even the part that is left after a cut.
    expect(shown).not.toContain("0123456789abcdef");
  });

  test("do not appear, and no other value does, if a response has the wrong shape", async () => {
    const { client } = setUp([json({ echo, metadata: { token: "hush" } })]);
    const error = await errorOf(client.expressCustomers.retrieve(id));
    const shown = inspect(error, { depth: 9, showHidden: true });
    expect(shown).toContain("isActive: expected boolean, received nothing");
    expect(shown).not.toMatch(/0123456789abcdef|hush/);
  });

  test("are removed from the error about a membership", async () => {
    const { client } = setUp([json({ success: false, message: echo })]);
    const error = await errorOf(
      client.expressCustomers.addUser(id, { userId: `usr_${"a".repeat(32)}` }),
    );
    expect(String(error)).toContain("(sensitive)");
    expect(String(error)).not.toContain(apiKey);
  });

  test("are removed from the error about an id", async () => {
    const { client } = setUp([]);
    const error = await errorOf(client.expressCustomers.retrieve(apiKey));
    expect(String(error)).toContain('Invalid customer id "(sensitive)"');
  });

  test("do not appear when the client is printed", () => {
    const { client } = setUp([]);
    const shown = [
      inspect(client, { depth: 9, showHidden: true, getters: true }),
      JSON.stringify(client),
    ].join();
    expect(shown).toContain("expressCustomers");
    expect(shown).not.toContain(apiKey);
  });
});
