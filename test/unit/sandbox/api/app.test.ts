import { describe, expect, test } from "@jest/globals";
import { expressCustomerPageSchema } from "../../../../src/api/express-customer";
import {
  createSandboxApp,
  testApiKey,
} from "../../../support/create-sandbox-app";

const userId = `usr_${"0".repeat(32)}`;

/** An app with one customer, and that customer's path. */
function createAppWithCustomer(
  options: Parameters<typeof createSandboxApp>[0] = {},
) {
  const sandbox = createSandboxApp({ customers: [{ name: "a" }], ...options });
  const id = sandbox.customers.all()[0]?.expressCustomerId ?? "";
  return { ...sandbox, id, path: `/v1/express/${id}` };
}

describe("the eight operations", () => {
  test("create responds with 201 and the customer", async () => {
    const { call, customers } = createSandboxApp();
    const { status, text } = await call("POST", "/v1/express", {
      expressCustomerName: "Clinic",
      metadata: { team: "x" },
      someNewerField: true,
    });
    expect(status).toBe(201);
    expect(JSON.parse(text)).toEqual(customers.all()[0]);
    expect(customers.all()).toMatchObject([
      { expressCustomerName: "Clinic", metadata: { team: "x" } },
    ]);
  });

  test("retrieve responds with the customer", async () => {
    const { callJson, customers, id, path } = createAppWithCustomer();
    expect(await callJson("GET", path)).toEqual(customers.get(id));
  });

  test("update changes what is given", async () => {
    const { callJson, customers, id, path } = createAppWithCustomer();
    expect(
      await callJson("PATCH", path, { expressCustomerName: "b" }),
    ).toMatchObject({ expressCustomerName: "b" });
    expect(customers.get(id)?.expressCustomerName).toBe("b");
  });

  test("deactivate and reactivate respond with the changed customer", async () => {
    const { callJson, path } = createAppWithCustomer();
    expect(await callJson("POST", `${path}/deactivate`)).toMatchObject({
      isActive: false,
    });
    expect(await callJson("POST", `${path}/reactivate`)).toMatchObject({
      isActive: true,
    });
  });

  test("users are added and removed, both with a body", async () => {
    const { callJson, customers, id, path } = createAppWithCustomer();
    expect(await callJson("POST", `${path}/users`, { userId })).toEqual({
      success: true,
    });
    expect(customers.get(id)?.userCount).toBe(1);
    expect(await callJson("DELETE", `${path}/users`, { userId })).toEqual({
      success: true,
    });
    expect(customers.get(id)?.userCount).toBe(0);
  });

  test("list responds with 20 customers by default, and with a cursor while there are more", async () => {
    const { callJson } = createSandboxApp({
      customers: Array.from({ length: 23 }, (_, index) => ({
        name: String(index),
      })),
    });
    const readPage = async (query: string) =>
      expressCustomerPageSchema.parse(
        await callJson("GET", `/v1/express${query}`),
      );
    const first = await readPage("");
    expect(first.expressCustomers).toHaveLength(20);
    expect(first.hasMore).toBe(true);
    const last = await readPage(`?cursor=${first.cursor ?? ""}&limit=100`);
    expect(last.expressCustomers.map((c) => c.expressCustomerName)).toEqual([
      "20",
      "21",
      "22",
    ]);
    expect(last).toMatchObject({ hasMore: false });
    expect(last).not.toHaveProperty("cursor");
  });
});

describe("what the API refuses", () => {
  const name = { expressCustomerName: "b" };

  test.each<[number, string, string, unknown, string]>([
    [400, "POST", "/v1/express", "{", "body"],
    [400, "POST", "/v1/express", undefined, "body"],
    [422, "POST", "/v1/express", {}, "expressCustomerName"],
    [
      422,
      "POST",
      "/v1/express",
      { expressCustomerName: "" },
      "expressCustomerName",
    ],
    [422, "POST", "/v1/express", { ...name, metadata: null }, "metadata"],
    [422, "POST", "/v1/express", { ...name, metadata: { k: 1 } }, "metadata"],
    [
      422,
      "POST",
      "/v1/express",
      { ...name, metadata: { k: "v".repeat(1001) } },
      "1000",
    ],
    [
      422,
      "PATCH",
      "{customer}",
      { expressCustomerName: null },
      "expressCustomerName",
    ],
    [404, "PATCH", "/v1/express/cus_none", name, "customer"],
    [404, "GET", "/v1/express/cus_none", undefined, "customer"],
    [422, "POST", "{customer}/users", { userId: "usr_1" }, "userId"],
    [422, "DELETE", "{customer}/users", {}, "userId"],
    [400, "GET", "/v1/express?limit=0", undefined, "limit"],
    [400, "GET", "/v1/express?limit=101", undefined, "limit"],
    [400, "GET", "/v1/express?limit=", undefined, "limit"],
    [400, "GET", "/v1/express?limit=1e1", undefined, "limit"],
    [400, "GET", "/v1/express?cursor=", undefined, "cursor"],
    [400, "GET", "/v1/express?cursor=YQ", undefined, "cursor"],
    [404, "DELETE", "{customer}", undefined, "endpoint"],
    [404, "GET", "/v1/autoScribe/clinicalReferences", undefined, "endpoint"],
    [404, "GET", "/elsewhere", undefined, "endpoint"],
  ])("%i: %s %s %j", async (status, method, target, body, word) => {
    const { call, customers, path } = createAppWithCustomer();
    const before = customers.all();
    const response = await call(
      method,
      target.replace("{customer}", path),
      body,
    );
    expect(response.status).toBe(status);
    expect(JSON.parse(response.text)).toEqual({
      message: expect.stringContaining(word),
    });
    expect(customers.all()).toEqual(before);
  });

  test.each(["", "Bearer wrong", testApiKey, "Basic x"])(
    "401 for the authorization %j, without repeating it",
    async (authorization) => {
      const { call, customers } = createSandboxApp();
      const { status, headers, text } = await call(
        "POST",
        "/v1/express",
        name,
        {
          authorization,
        },
      );
      expect(status).toBe(401);
      expect(headers.get("www-authenticate")).toBe("Bearer");
      expect(JSON.parse(text)).toHaveProperty("message");
      expect(text).not.toContain(testApiKey);
      expect(customers.size).toBe(0);
    },
  );
});

test("every response has its own request id", async () => {
  const { call } = createSandboxApp({
    faults: [{ kind: "respond", status: 500, path: "/v1/express", times: 1 }],
  });
  const ids = [
    await call("GET", "/v1/express"),
    await call("GET", "/v1/express"),
    await call("GET", "/elsewhere"),
    await call("GET", "/v1/express", undefined, { authorization: "" }),
  ].map(({ headers }) => headers.get("x-request-id"));
  for (const id of ids) expect(id).toMatch(/^req_[0-9a-f]{32}$/);
  expect(new Set(ids).size).toBe(4);
});

test("every response has a date by the sandbox's clock, unless a fault gives another", async () => {
  const date = "Thu, 01 Jan 1970 00:00:00 GMT";
  const { call } = createSandboxApp({
    faults: [{ kind: "respond", status: 500, headers: { date }, skip: 1 }],
  });
  const dates = [
    await call("GET", "/v1/express"),
    await call("GET", "/v1/express"),
  ].map(({ headers }) => headers.get("date"));
  expect(dates).toEqual(["Thu, 01 Jan 2026 00:00:02 GMT", date]);
});

describe("faults", () => {
  const create = ["POST", "/v1/express", { expressCustomerName: "b" }] as const;

  test.each([
    ["beforeWrite", 0],
    ["afterWrite", 1],
  ] as const)("an error %s leaves %i customers", async (at, size) => {
    const { call, customers, requests } = createSandboxApp({
      faults: [{ kind: "respond", status: 503, at }],
    });
    const { status, text } = await call(...create);
    expect(status).toBe(503);
    expect(JSON.parse(text)).toHaveProperty("message");
    expect(customers.size).toBe(size);
    expect(requests.list()).toMatchObject([{ status: 503, fault: "respond" }]);
  });

  test.each([
    ["drop", "beforeWrite", 0, ["whole"]],
    ["drop", "afterWrite", 1, ["whole"]],
    ["drop", "midResponse", 1, ["midResponse"]],
  ] as const)("%s %s leaves %i customers", async (kind, at, size, expected) => {
    const { call, customers, drops, requests } = createSandboxApp({
      faults: [{ kind, at }],
    });
    await call(...create);
    expect(drops).toEqual(expected);
    expect(customers.size).toBe(size);
    expect(requests.list()).toMatchObject([{ status: null, fault: "drop" }]);
  });

  test("hang neither responds nor cuts the connection", async () => {
    const { call, drops, requests } = createSandboxApp({
      faults: [{ kind: "hang" }],
    });
    await call(...create);
    expect(drops).toEqual([]);
    expect(requests.list()).toMatchObject([{ status: null, fault: "hang" }]);
  });

  test("a raw response arrives as given, without any part of the true one", async () => {
    const { call } = createSandboxApp({
      faults: [
        {
          kind: "respond",
          at: "afterWrite",
          status: 200,
          headers: { "content-type": "text/html", "x-request-id": "mine" },
          body: "<html>",
        },
      ],
    });
    const { status, headers, text } = await call(
      "GET",
      "/v1/express",
      undefined,
      { authorization: "" },
    );
    expect([status, text]).toEqual([200, "<html>"]);
    expect(headers.get("content-type")).toBe("text/html");
    expect(headers.get("x-request-id")).toBe("mine");
    expect(headers.has("www-authenticate")).toBe(false);
  });

  test("a redirect has its location", async () => {
    const location = "http://127.0.0.1:1/";
    const { call } = createSandboxApp({
      faults: [{ kind: "respond", status: 307, headers: { location } }],
    });
    const { status, headers } = await call("GET", "/v1/express");
    expect([status, headers.get("location")]).toEqual([307, location]);
  });

  test("latency waits, and then the true response follows", async () => {
    const { call, sleptMs } = createSandboxApp({
      faults: [{ kind: "latency", latencyMs: 250 }],
    });
    expect((await call(...create)).status).toBe(201);
    expect(sleptMs).toEqual([250]);
  });

  test("a request that still waits when the sandbox stops is not carried out", async () => {
    const { call, customers, drops, stop } = createSandboxApp({
      faults: [{ kind: "latency", latencyMs: 250 }],
    });
    stop();
    await call(...create);
    expect(customers.size).toBe(0);
    expect(drops).toEqual(["whole"]);
  });
});

describe("saving", () => {
  test("delays the response to each change, and nothing else", async () => {
    let saves = 0;
    const { call, path } = createAppWithCustomer({
      save: () => {
        saves += 1;
        return Promise.resolve();
      },
    });
    await call("GET", path);
    await call("PATCH", path, { expressCustomerName: "" });
    expect(saves).toBe(0);
    await call("PATCH", path, { expressCustomerName: "b" });
    expect(saves).toBe(1);
  });

  test("that fails makes the response a 500, and is reported", async () => {
    const { call, errors } = createSandboxApp({
      save: () => Promise.reject(new Error("disk full")),
    });
    const { status, text } = await call("POST", "/v1/express", {
      expressCustomerName: "b",
    });
    expect(status).toBe(500);
    expect(text).toContain("disk full");
    expect(errors.map((error) => error.message)).toEqual(["disk full"]);
  });
});

describe("the control endpoints", () => {
  const noKey = { authorization: "" };

  test("set, show and clear faults, which do not affect the endpoints themselves", async () => {
    const { call, callJson, faults } = createSandboxApp();
    await call(
      "PUT",
      "/_sandbox/faults",
      { faults: [{ kind: "drop" }] },
      noKey,
    );
    await call("GET", "/v1/express");
    expect(await callJson("GET", "/_sandbox/faults", undefined, noKey)).toEqual(
      {
        faults: [
          { rule: { kind: "drop", at: "beforeWrite", skip: 0 }, hits: 1 },
        ],
      },
    );
    expect((await call("DELETE", "/_sandbox/faults")).status).toBe(204);
    expect(faults.list()).toEqual([]);
  });

  test("keep the faults in force if a new one is not valid", async () => {
    const { call, faults } = createSandboxApp({ faults: [{ kind: "hang" }] });
    const { status, text } = await call("PUT", "/_sandbox/faults", {
      faults: [{ kind: "drop" }, { kind: "drop", at: "noon" }],
    });
    expect(status).toBe(422);
    expect(text).toContain("faults[1].at");
    expect(faults.list()).toMatchObject([{ rule: { kind: "hang" } }]);
  });

  test("set, show and clear quirks", async () => {
    const { call, callJson } = createSandboxApp();
    const set = await callJson("PUT", "/_sandbox/quirks", { staleReads: 2 });
    expect(set).toMatchObject({ staleReads: 2, uniqueNames: false });
    await call("DELETE", "/_sandbox/quirks");
    expect(await callJson("GET", "/_sandbox/quirks")).toMatchObject({
      staleReads: 0,
    });
  });

  test("show and clear the requests, but not their own", async () => {
    const { call, callJson, requests } = createSandboxApp();
    await call("GET", "/v1/express?limit=5");
    expect(await callJson("GET", "/_sandbox/requests")).toEqual({
      requests: [
        {
          time: "2026-01-01T00:00:01.000Z",
          method: "GET",
          path: "/v1/express",
          query: "?limit=5",
          status: 200,
          durationMs: 1000,
          fault: null,
        },
      ],
    });
    await call("DELETE", "/_sandbox/requests");
    expect(requests.count()).toBe(0);
  });

  test("remove a customer", async () => {
    const { call, id, path } = createAppWithCustomer();
    expect((await call("DELETE", `/_sandbox/customers/${id}`)).status).toBe(
      204,
    );
    expect((await call("GET", path)).status).toBe(404);
  });

  test("respond with 404 to other paths, and do not record them", async () => {
    const { call, requests } = createSandboxApp();
    expect((await call("GET", "/_sandbox/nothing")).status).toBe(404);
    expect(requests.count()).toBe(0);
  });
});
