import { describe, expect, test } from "@jest/globals";
import { createSandboxApp } from "../../../support/api/create-sandbox-app";

describe("a request with a fault", () => {
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
