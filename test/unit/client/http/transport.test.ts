import { getEventListeners } from "node:events";
import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import type { AvaraClient } from "../../../../src/client/avara-client";
import type { Clock } from "../../../../src/system/clock";
import {
  connectionLost,
  connectionRefused,
  customer,
  customerId,
  errorOf,
  hangs,
  json,
  setUp,
  text,
  type Reply,
} from "../../../support/api/fake-api";

const id = customerId(1);
const ok = json(customer(1));
const outage = json({ message: "down" }, 503);
const shouldRetry = { "x-should-retry": "true" };

function retrieve(client: AvaraClient, signal?: AbortSignal): Promise<unknown> {
  return client.expressCustomers.retrieve(id, { signal });
}

function update(client: AvaraClient, signal?: AbortSignal): Promise<unknown> {
  const params = { expressCustomerName: "A" };
  return client.expressCustomers.update(id, params, { signal });
}

function create(client: AvaraClient, signal?: AbortSignal): Promise<unknown> {
  const params = { expressCustomerName: "A" };
  return client.expressCustomers.create(params, { signal });
}

function stopAfter(clock: Clock, ms: number): AbortSignal {
  const stop = new AbortController();
  void clock.sleep(ms).then(() => {
    stop.abort();
  });
  return stop.signal;
}

describe("a request", () => {
  test("repeats a safe request until it succeeds, with growing waits", async () => {
    const { client, clock, sent } = setUp([
      outage,
      connectionLost,
      connectionRefused,
      json({}, 408),
      ok,
    ]);
    expect(await clock.run(update(client))).toEqual(customer(1));
    expect(sent.map(({ atMs }) => atMs)).toEqual([0, 500, 1_500, 3_500, 7_500]);
  });

  test("gives up after the allowed retries, with the last error", async () => {
    const { client, clock, sent } = setUp([outage], { maxRetries: 2 });
    expect(await errorOf(clock.run(retrieve(client)))).toMatchObject({
      name: "ServerError",
      status: 503,
    });
    expect(sent).toHaveLength(3);
  });

  test("after a 429, all requests of the client wait", async () => {
    const { client, clock, sent } = setUp([
      json({}, 429, { "retry-after": "3" }),
      ok,
    ]);
    const first = retrieve(client);
    await Promise.resolve();
    const second = clock.sleep(1_000).then(() => retrieve(client));
    await clock.run(Promise.all([first, second]));
    expect(sent.map(({ atMs }) => atMs)).toEqual([0, 3_000, 3_000]);
  });

  test.each([429, 503])(
    "if the API asks for a wait of more than five minutes after %d, fails at once and says how long",
    async (status) => {
      const { client, clock, sent } = setUp([
        json({}, status, { "retry-after": "1200", "x-request-id": "req_1" }),
        ok,
      ]);
      expect(await errorOf(update(client))).toMatchObject({
        status,
        requestId: "req_1",
        retryAfterMs: 1_200_000,
        message: expect.stringContaining("20 minutes"),
      });
      expect(sent).toHaveLength(1);
      expect(clock.sleeping).toBe(0);
    },
  );

  test("runs ten requests at once, and sends nothing while the API asks all of them to wait that long", async () => {
    const { client, clock, sent } = setUp([
      json({}, 429, { "retry-after": "1200" }),
      async (request, signal) => {
        await clock.sleep(1);
        return ok(request, signal);
      },
    ]);
    const running = Array.from({ length: 10 }, () => retrieve(client));
    const queued = create(client);
    await nextTurn();
    expect(sent).toHaveLength(10);
    await clock.run(Promise.allSettled(running));
    expect(await errorOf(queued)).toMatchObject({
      name: "RateLimitError",
      status: 429,
      retryAfterMs: 1_200_000,
      outcome: "rejected",
      message:
        "POST /v1/express was not sent, because the API asks to wait 20 minutes",
    });
    await clock.run(clock.sleep(599_999));
    expect(await errorOf(retrieve(client))).toMatchObject({
      message: `GET /v1/express/${id} was not sent, because the API asks to wait 10 minutes`,
    });
    expect(sent).toHaveLength(10);

    await clock.run(clock.sleep(300_000));
    expect(await clock.run(retrieve(client))).toEqual(customer(1));
    expect(sent[10]?.atMs).toBe(1_200_000);
  });

  test("a retry that is turned away keeps its unknown outcome and its cause", async () => {
    const { client, clock } = setUp([
      outage,
      json({}, 429, { "retry-after": "1200" }),
    ]);
    const [first] = await clock.run(
      Promise.all([errorOf(update(client)), errorOf(retrieve(client))]),
    );
    expect(first).toMatchObject({
      name: "RateLimitError",
      outcome: "unknown",
      cause: { name: "ServerError" },
      message: `PATCH /v1/express/${id} was not sent again, because the API asks to wait 20 minutes`,
    });
  });

  test("an earlier attempt that may have written keeps the outcome unknown", async () => {
    const { client, clock } = setUp([connectionLost, json({}, 400)]);
    expect(await errorOf(clock.run(update(client)))).toMatchObject({
      name: "ValidationError",
      outcome: "unknown",
    });
  });
});

describe("a create", () => {
  test("is repeated after a connection that was never made", async () => {
    const { client, clock, sent } = setUp([connectionRefused, ok]);
    expect(await clock.run(create(client))).toEqual(customer(1));
    expect(sent).toHaveLength(2);
  });

  // Whether to repeat is tested with `isRetryable`, and each status with `outcomeOfStatus`.
  test.each<[string, string, string, Reply]>([
    ["a lost connection", "unknown", "ConnectionError", connectionLost],
    ["a time-out", "unknown", "RequestTimeoutError", hangs],
    ["503", "unknown", "ServerError", json({}, 503, shouldRetry)],
    ["an unreadable response", "unknown", "ResponseShapeError", text("<html>")],
    ["an empty response", "unknown", "ResponseShapeError", text(null, 204)],
    ["422", "rejected", "ValidationError", json({}, 422, shouldRetry)],
    ["429", "rejected", "RateLimitError", json({}, 429, shouldRetry)],
  ])(
    "is not repeated after %s: its outcome is %s",
    async (_case, outcome, name, reply) => {
      const { client, clock, sent } = setUp([reply]);
      const error = await errorOf(clock.run(create(client)));
      expect(error).toMatchObject({ name, outcome });
      expect(sent).toHaveLength(1);
    },
  );
});

describe("time-outs and aborts", () => {
  test("an attempt that takes too long is abandoned, and repeated if that is safe", async () => {
    const { client, clock, sent } = setUp([hangs, ok], {
      requestTimeoutMs: 2_000,
    });
    await clock.run(retrieve(client));
    expect(sent.map(({ atMs }) => atMs)).toEqual([0, 2_500]);
  });

  test("a finished request leaves no timer behind", async () => {
    const { client, clock } = setUp([ok]);
    await retrieve(client);
    expect(clock.sleeping).toBe(0);
  });

  test("nothing is sent after the signal has aborted", async () => {
    const { client, sent } = setUp([ok]);
    expect(await errorOf(update(client, AbortSignal.abort()))).toMatchObject({
      name: "RequestAbortedError",
      outcome: "rejected",
    });
    expect(sent).toEqual([]);
  });

  test("a read in progress stops at once", async () => {
    const { client, clock, sent } = setUp([hangs]);
    const read = retrieve(client, stopAfter(clock, 100));
    expect(await errorOf(clock.run(read))).toMatchObject({
      name: "RequestAbortedError",
    });
    expect(clock.now()).toBe(100);
    expect(sent).toHaveLength(1);
  });

  test("a write in progress is finished, and its response is returned", async () => {
    const { client, clock } = setUp([
      async (request, signal) => {
        await clock.sleep(1_000, signal);
        return ok(request, signal);
      },
    ]);
    const created = create(client, stopAfter(clock, 100));
    expect(await clock.run(created)).toEqual(customer(1));
    expect(clock.now()).toBe(1_000);
  });

  test.each([
    ["after an outage", "unknown", outage],
    ["after 429", "rejected", json({}, 429, { "retry-after": "300" })],
  ] as const)(
    "the wait of a write %s stops, and the outcome is %s",
    async (_case, outcome, reply) => {
      const { client, clock, sent } = setUp([reply]);
      const write = update(client, stopAfter(clock, 100));
      expect(await errorOf(clock.run(write))).toMatchObject({
        name: "RequestAbortedError",
        outcome,
        cause: { name: expect.stringMatching(/ServerError|RateLimitError/) },
      });
      expect(clock.now()).toBe(100);
      expect(sent).toHaveLength(1);
    },
  );

  test("finished calls no longer listen to the signal", async () => {
    const { client } = setUp([ok]);
    const { signal } = new AbortController();
    const calls = Array.from({ length: 11 }, () => retrieve(client, signal));
    expect(getEventListeners(signal, "abort")).not.toEqual([]);
    await Promise.all(calls);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});
