import { describe, expect, test } from "@jest/globals";
import type { AvaraClient } from "../../../../src/client/avara-client";
import {
  customer,
  customerId,
  errorOf,
  fails,
  json,
  setUp,
  text,
  type Reply,
} from "../../../support/api/fake-api";

const id = customerId(1);

function retrieve(client: AvaraClient): Promise<unknown> {
  return client.expressCustomers.retrieve(id);
}

const stalledBody: Reply = (_request, signal) =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"expressCustomerId":'));
        signal.addEventListener("abort", () => {
          controller.error(new Error("aborted"));
        });
      },
    }),
  );

/** Sends one MiB after another, without end. */
function endlessBody(onCancel: () => void): Reply {
  const chunk = new Uint8Array(1024 * 1024).fill(0x20);
  return () =>
    new Response(
      new ReadableStream({
        pull(controller) {
          controller.enqueue(chunk);
        },
        cancel: onCancel,
      }),
    );
}

describe("a success response that cannot be used", () => {
  const name = `GET /v1/express/${id} succeeded with status 200, but the response cannot be used: `;
  const notJson = "it is not JSON in UTF-8.";
  const proxyText = "upstream connect error";
  const changed = (fields: object) =>
    JSON.stringify({ ...customer(1), ...fields });

  test.each<[string, string | Uint8Array, string]>([
    ["is empty", "", "it is empty."],
    ["is HTML", "<html>\n<b>Hi</b>", `${notJson} It begins: <html> <b>Hi</b>`],
    ["is a text of a proxy", proxyText, `${notJson} It begins: ${proxyText}`],
    ["is white space", " \n", notJson],
    ["is cut off", '{"metadata":{"a":"hush', notJson],
    ["is two documents", '[{"a":"hush"}]{}', notJson],
    ["is not UTF-8", Buffer.from('{"a":"hush \u00e9"}', "latin1"), notJson],
    ["is UTF-16", Buffer.from('\ufeff{"a":"h"}', "utf16le"), notJson],
    ["is nested deeply", "[".repeat(100_000), notJson],
    ["is null", "null", "expected object, received null."],
    ["is a list", "[]", "expected object, received array."],
    ["is a text", '"hush"', "expected object, received string."],
    [
      "lacks a field",
      changed({ isActive: undefined }),
      "isActive: expected boolean, received nothing.",
    ],
    [
      "has a negative count",
      changed({ userCount: -1 }),
      "userCount: expected at least 0.",
    ],
    [
      "has a number in its metadata",
      changed({ metadata: { a: "hush", b: 1 } }),
      "metadata: expected a map of strings.",
    ],
    [
      "lacks two fields",
      changed({ isActive: undefined, userCount: undefined }),
      "isActive: expected boolean, received nothing; userCount: expected number, received nothing.",
    ],
  ])("because it %s", async (_case, body, problem) => {
    const { client, sent } = setUp([text(body)]);
    const error = await errorOf(retrieve(client));
    expect(error).toMatchObject({
      name: "ResponseShapeError",
      status: 200,
      message: `${name}${problem}`,
    });
    expect(sent).toHaveLength(1);
  });

  test("is an error with the request id and only the beginning of a page", async () => {
    const page = text(`<html>${"x".repeat(1_000)}`, 200, {
      "x-request-id": "req_1",
    });
    const { client } = setUp([page]);
    expect(await errorOf(retrieve(client))).toMatchObject({
      name: "ResponseShapeError",
      requestId: "req_1",
      message: `GET /v1/express/${id} succeeded with status 200 (request id req_1), but the response cannot be used: it is not JSON in UTF-8. It begins: <html>${"x".repeat(194)}…`,
    });
  });

  test("is not read to its end if it is too large", async () => {
    let isCancelled = false;
    const endless = endlessBody(() => {
      isCancelled = true;
    });
    const { client } = setUp([endless]);
    expect(await errorOf(retrieve(client))).toMatchObject({
      name: "ResponseShapeError",
      message: expect.stringContaining("it is larger than 67108864 bytes"),
    });
    expect(isCancelled).toBe(true);
  });

  test("times out while the body is read", async () => {
    const { client, clock } = setUp([stalledBody], {
      requestTimeoutMs: 2_000,
      maxRetries: 0,
    });
    expect(await errorOf(clock.run(retrieve(client)))).toMatchObject({
      name: "RequestTimeoutError",
      message: `GET /v1/express/${id} got no response within 2 s`,
    });
  });

  test.each([301, 302, 303, 307, 308])("is a redirect: %d", async (status) => {
    const { client, sent } = setUp([
      text(null, status, { location: "https://other.test/v1" }),
    ]);
    expect(await errorOf(retrieve(client))).toMatchObject({
      name: "ApiError",
      status,
      message: expect.stringContaining(
        `failed with status ${status}: a redirect to https://other.test/v1, which is not followed`,
      ),
    });
    expect(sent).toHaveLength(1);
  });
});

describe("an error", () => {
  const failed = "failed with status 404";

  test.each<[string, string, Reply, string]>([
    [
      "the status, the request id and the reason",
      "NotFoundError",
      json({ message: "No such\ncustomer" }, 404, { "x-request-id": "req_1" }),
      `${failed} (request id req_1): No such customer`,
    ],
    [
      "how long the API asks to wait",
      "RateLimitError",
      json({ message: "Slow down" }, 429, { "retry-after": "90" }),
      "failed with status 429, and the API asks to wait 90 s: Slow down",
    ],
    [
      "why there is no connection",
      "ConnectionError",
      fails({ message: "getaddrinfo ENOTFOUND api.test" }),
      "got no response: getaddrinfo ENOTFOUND api.test",
    ],
    ["a status without a body", "NotFoundError", text("", 404), failed],
    [
      "a status with HTML",
      "NotFoundError",
      text("<html></html>", 404),
      `${failed}: <html></html>`,
    ],
    [
      "the beginning of a body that never ends",
      "NotFoundError",
      text("a".repeat(100_000), 404),
      `${failed}: ${"a".repeat(200)}…`,
    ],
    [
      "a status with a body that breaks off",
      "NotFoundError",
      () =>
        new Response(
          new ReadableStream({
            pull(controller) {
              controller.error(new Error("gone"));
            },
          }),
          { status: 404 },
        ),
      failed,
    ],
  ])("names the request, and %s", async (_what, name, reply, message) => {
    const { client } = setUp([reply], { maxRetries: 0 });
    expect(await errorOf(retrieve(client))).toMatchObject({
      name,
      message: `GET /v1/express/${id} ${message}`,
    });
  });

  test("has the status, the request id and the wait as data", async () => {
    const headers = { "retry-after": "90", "x-request-id": "req_1" };
    const { client } = setUp([json({}, 429, headers)], { maxRetries: 0 });
    expect(await errorOf(retrieve(client))).toMatchObject({
      status: 429,
      requestId: "req_1",
      retryAfterMs: 90_000,
    });
  });
});
