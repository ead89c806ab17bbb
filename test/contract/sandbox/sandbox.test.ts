import { once } from "node:events";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { Agent, type IncomingMessage, request as sendRequest } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  expressCustomerPageSchema,
  expressCustomerSchema,
} from "../../../src/api/express-customer";
import { startSandbox } from "../../../src/sandbox";
import { callSandbox, startTestSandbox } from "../../support/api/start-sandbox";

const create = ["POST", "/v1/express", { expressCustomerName: "a" }] as const;

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sandbox-test-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("over real HTTP", () => {
  test("a customer goes through all eight operations", async () => {
    const sandbox = await startTestSandbox();
    const send = async (method: string, path: string, body?: unknown) => {
      const response = await callSandbox(sandbox, method, path, body);
      return [response.status, await response.json()] as const;
    };
    const [status, created] = await send(...create);
    expect(status).toBe(201);
    const path = `/v1/express/${expressCustomerSchema.parse(created).expressCustomerId}`;
    const users = { userId: `usr_${"0".repeat(32)}` };
    const steps = [
      await send("PATCH", path, { metadata: { ä: "🏥" } }),
      await send("POST", `${path}/users`, users),
      await send("DELETE", `${path}/users`, users),
      await send("POST", `${path}/deactivate`),
      await send("POST", `${path}/reactivate`),
      await send("GET", path),
      await send("GET", "/v1/express"),
    ];
    expect(steps.map(([each]) => each)).toEqual(Array(7).fill(200));
    const customer = sandbox.customers.all()[0];
    expect(customer).toMatchObject({ metadata: { ä: "🏥" }, userCount: 0 });
    expect(steps[6]?.[1]).toEqual({
      expressCustomers: [customer],
      hasMore: false,
    });
  });

  test("10,000 customers are read in 100 pages, each once", async () => {
    const sandbox = await startTestSandbox({
      customers: Array.from({ length: 10_000 }, (_, index) => ({
        name: String(index),
      })),
    });
    const ids = new Set<string>();
    let query = "";
    do {
      const response = await callSandbox(
        sandbox,
        "GET",
        `/v1/express?limit=100${query}`,
      );
      const page = expressCustomerPageSchema.parse(await response.json());
      for (const customer of page.expressCustomers)
        ids.add(customer.expressCustomerId);
      query = page.hasMore ? `&cursor=${page.cursor ?? ""}` : "";
    } while (query !== "");
    expect(ids.size).toBe(10_000);
    expect(sandbox.requests.count({ path: "/v1/express" })).toBe(100);
  });

  test("connections are kept alive between requests", async () => {
    const sandbox = await startTestSandbox();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const reused: boolean[] = [];
    for (let count = 0; count < 2; count++) {
      const request = sendRequest(`${sandbox.url}/v1/express`, { agent });
      const received = new Promise<void>((resolve) => {
        request.on("response", (response) => {
          response.resume().on("end", resolve);
        });
      });
      request.end();
      await received;
      reused.push(request.reusedSocket);
    }
    agent.destroy();
    expect(reused).toEqual([false, true]);
  });
});

describe("the Host header", () => {
  const statusFor = async (port: number, host: string) => {
    const request = sendRequest({
      port,
      host: "127.0.0.1",
      path: "/_sandbox/faults",
      headers: { host },
    });
    request.end();
    const [response] = (await once(request, "response")) as [IncomingMessage];
    response.resume();
    return response.statusCode;
  };

  test("may name loopback only, so that no web page can reach the sandbox under its own name", async () => {
    const { port } = await startTestSandbox();
    expect(await statusFor(port, `127.0.0.1:${port}`)).toBe(200);
    expect(await statusFor(port, `localhost:${port}`)).toBe(200);
    expect(await statusFor(port, `[::1]:${port}`)).toBe(200);
    expect(await statusFor(port, `evil.test:${port}`)).toBe(403);
    expect(await statusFor(port, "127.0.0.1.evil.test")).toBe(403);
  });
});

describe("a dropped connection", () => {
  test.each([
    ["beforeWrite", 0],
    ["afterWrite", 1],
  ] as const)(
    "%s fails the request, and leaves %i customers",
    async (at, size) => {
      const sandbox = await startTestSandbox();
      sandbox.faults.add({ kind: "drop", at, method: "POST", times: 1 });
      await expect(callSandbox(sandbox, ...create)).rejects.toThrow(
        "fetch failed",
      );
      expect(sandbox.customers.size).toBe(size);
      expect((await callSandbox(sandbox, ...create)).status).toBe(201);
    },
  );

  test("midResponse sends the status, but not the whole body", async () => {
    const sandbox = await startTestSandbox();
    sandbox.faults.add({ kind: "drop", at: "midResponse" });
    const response = await callSandbox(sandbox, ...create);
    expect(response.status).toBe(201);
    await expect(response.text()).rejects.toThrow("terminated");
    expect(sandbox.customers.size).toBe(1);
  });
});

describe("a sandbox in another process", () => {
  test("can be made to respond with rubbish", async () => {
    const sandbox = await startTestSandbox();
    const rule = { kind: "respond", status: 200, body: '{"expressCust' };
    await fetch(`${sandbox.url}/_sandbox/faults`, {
      method: "PUT",
      body: JSON.stringify({ faults: [rule] }),
    });
    const response = await callSandbox(sandbox, "GET", "/v1/express");
    expect(await response.text()).toBe('{"expressCust');
  });
});

describe("closing", () => {
  test("cuts idle, hanging and waiting connections at once, and may be repeated", async () => {
    const sandbox = await startTestSandbox();
    sandbox.faults.add(
      { kind: "hang", path: "/v1/express/hang" },
      { kind: "latency", latencyMs: 3_600_000, method: "POST" },
    );
    await (await callSandbox(sandbox, "GET", "/v1/express")).text();
    const idle = connect(sandbox.port, "127.0.0.1");
    await once(idle, "connect");
    const lost = [
      callSandbox(sandbox, "GET", "/v1/express/hang"),
      callSandbox(sandbox, ...create),
    ];
    while (sandbox.requests.count() < 3) await callSandbox(sandbox, "GET", "/");
    const outcomes = Promise.allSettled(lost);
    idle.on("error", () => undefined);
    const idleClosed = once(idle, "close");
    await sandbox.close();
    await sandbox.close();
    await idleClosed;
    expect((await outcomes).map(({ status }) => status)).toEqual([
      "rejected",
      "rejected",
    ]);
    expect(sandbox.customers.size).toBe(0);
    await expect(callSandbox(sandbox, "GET", "/")).rejects.toThrow(
      "fetch failed",
    );
  });

  test("frees the port", async () => {
    const first = await startTestSandbox();
    await first.close();
    const second = await startTestSandbox({ port: first.port });
    expect(second.url).toBe(first.url);
  });
});

test("a port in use is an error that names it", async () => {
  const { port } = await startTestSandbox();
  await expect(startSandbox({ port })).rejects.toThrow(
    `Port ${port} is in use. Choose another, or 0 for a free one.`,
  );
});

test("printing a sandbox does not print its key", async () => {
  const apiKey = "sk_sandbox_of_this_test";
  const sandbox = await startTestSandbox({ apiKey });
  const printed = [
    inspect(sandbox, { depth: Infinity, showHidden: true }),
    JSON.stringify(sandbox),
    inspect(sandbox),
  ];
  for (const text of printed) expect(text).not.toContain(apiKey);
  expect(sandbox.apiKey).toBe(apiKey);
});

describe("the data file", () => {
  test("keeps the customers over a restart, but not the key", async () => {
    const dataFile = join(folder, "kept.json");
    const apiKey = "sk_sandbox_of_this_test";
    const first = await startTestSandbox({ dataFile, apiKey });
    await callSandbox(first, ...create);
    expect(await readFile(dataFile, "utf8")).toContain(
      first.customers.all()[0]?.expressCustomerId,
    );
    first.customers.add({ name: "added by the test itself" });
    await first.close();

    const second = await startTestSandbox({
      dataFile,
      customers: [{ name: "not wanted" }],
    });
    expect(second.customers.all()).toEqual(first.customers.all());
    expect(await readFile(dataFile, "utf8")).not.toContain(apiKey);
  });

  test("has every change that got a response, however many come at once", async () => {
    const dataFile = join(folder, "busy.json");
    const sandbox = await startTestSandbox({ dataFile });
    const responses = await Promise.all(
      Array.from({ length: 50 }, () => callSandbox(sandbox, ...create)),
    );
    expect(responses.map(({ status }) => status)).toEqual(Array(50).fill(201));
    const kept: unknown = JSON.parse(await readFile(dataFile, "utf8"));
    expect(kept).toMatchObject({ createdCount: 50 });
    expect(
      (await readdir(folder)).filter((name) => name.startsWith("busy.json")),
    ).toEqual(["busy.json"]);
  });

  test("can be read and compared line by line", async () => {
    const dataFile = join(folder, "readable.json");
    await startTestSandbox({ dataFile, customers: [{ name: "Lakeside" }] });
    expect(await readFile(dataFile, "utf8")).toMatch(
      /^\{\n {2}"version": 1,\n[^]*\n {6}"expressCustomerName": "Lakeside",\n[^]*\n\}\n$/,
    );
  });

  test.each([
    ["{", "it is not JSON"],
    ["{}", "version"],
    ['{"version":2,"createdCount":0,"customers":[]}', "version"],
    [
      '{"version":1,"createdCount":1,"customers":[{"expressCustomerId":7}]}',
      "customers[0].expressCustomerId",
    ],
  ])("that contains %s is rejected, and not changed", async (content, word) => {
    const dataFile = join(folder, "bad.json");
    await writeFile(dataFile, content);
    const starting = startSandbox({ dataFile });
    await expect(starting).rejects.toThrow(`The data file ${dataFile}`);
    await expect(starting).rejects.toThrow(word);
    expect(await readFile(dataFile, "utf8")).toBe(content);
  });

  test("that cannot be written stops the start", async () => {
    const dataFile = join(folder, "no-such-folder", "data.json");
    await expect(startSandbox({ dataFile })).rejects.toThrow(
      /^The data file .* cannot be written: /,
    );
  });
});
