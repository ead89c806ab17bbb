import { describe, expect, test } from "@jest/globals";
import { expressCustomerPageSchema } from "../../../../src/api/express-customer";
import {
  createSandboxApp,
  testApiKey,
} from "../../../support/api/create-sandbox-app";

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

  test.each<[string, string, object | undefined, object]>([
    ["PATCH", "", { expressCustomerName: "b" }, { expressCustomerName: "b" }],
    ["POST", "/deactivate", undefined, { isActive: false }],
    ["POST", "/reactivate", undefined, { isActive: true }],
    ["POST", "/users", { userId }, { success: true }],
    ["DELETE", "/users", { userId }, { success: true }],
  ])(
    "%s {customer}%s %j responds with %j",
    async (method, end, body, shown) => {
      const { callJson, path } = createAppWithCustomer();
      expect(await callJson(method, path + end, body)).toMatchObject(shown);
    },
  );

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

describe("what the API rejects", () => {
  const name = { expressCustomerName: "b" };
  const long = "v".repeat(1001);

  test.each<[number, request: string, unknown, string]>([
    [400, "POST /v1/express", "{", "body"],
    [400, "POST /v1/express", undefined, "body"],
    [422, "POST /v1/express", {}, "expressCustomerName"],
    [422, "POST /v1/express", { expressCustomerName: "" }, "Name"],
    [422, "POST /v1/express", { ...name, metadata: null }, "metadata"],
    [422, "POST /v1/express", { ...name, metadata: { k: 1 } }, "metadata"],
    [422, "POST /v1/express", { ...name, metadata: { k: long } }, "1000"],
    [422, "PATCH CUSTOMER", { expressCustomerName: null }, "Name"],
    [404, "PATCH /v1/express/cus_none", name, "customer"],
    [404, "GET /v1/express/cus_none", undefined, "customer"],
    [422, "POST CUSTOMER/users", { userId: "usr_1" }, "userId"],
    [422, "DELETE CUSTOMER/users", {}, "userId"],
    [400, "GET /v1/express?limit=0", undefined, "limit"],
    [400, "GET /v1/express?limit=101", undefined, "limit"],
    [400, "GET /v1/express?limit=", undefined, "limit"],
    [400, "GET /v1/express?limit=1e1", undefined, "limit"],
    [400, "GET /v1/express?cursor=", undefined, "cursor"],
    [400, "GET /v1/express?cursor=YQ", undefined, "cursor"],
    [404, "DELETE CUSTOMER", undefined, "endpoint"],
    [404, "GET /v1/autoScribe/clinicalReferences", undefined, "endpoint"],
    [404, "GET /unknown", undefined, "endpoint"],
  ])("%i: %s %j", async (status, request, body, word) => {
    const { call, customers, path } = createAppWithCustomer();
    const before = customers.all();
    const [method = "", target = ""] = request.split(" ");
    const response = await call(method, target.replace("CUSTOMER", path), body);
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
    await call("GET", "/unknown"),
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
