import { describe, expect, test } from "@jest/globals";
import { createSandboxApp } from "../../support/api/create-sandbox-app";

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
    const { call, customers } = createSandboxApp({
      customers: [{ name: "a" }],
    });
    const id = customers.all()[0]?.expressCustomerId ?? "";
    const path = `/v1/express/${id}`;
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
