import { once } from "node:events";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { Agent, type IncomingMessage, request as sendRequest } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { inspect } from "node:util";
import { describe, expect, test } from "@jest/globals";
import { startSandbox } from "../../../src/sandbox";
import { callSandbox, startTestSandbox } from "../../support/api/start-sandbox";
import { useTemporaryFolder } from "../../support/use-temporary-folder";

const create = ["POST", "/v1/express", { expressCustomerName: "a" }] as const;

const folder = useTemporaryFolder();

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

test("the Host header may name loopback only, so that no web page can reach the sandbox under its own name", async () => {
  const { port } = await startTestSandbox();
  const statusFor = async (host: string) => {
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
  for (const host of ["127.0.0.1", "localhost", "[::1]"])
    expect(await statusFor(`${host}:${port}`)).toBe(200);
  expect(await statusFor(`evil.test:${port}`)).toBe(403);
  expect(await statusFor("127.0.0.1.evil.test")).toBe(403);
});

test("a response that is dropped in its middle has a status, but not the whole body", async () => {
  const sandbox = await startTestSandbox();
  sandbox.faults.add({ kind: "drop", at: "midResponse" });
  const response = await callSandbox(sandbox, ...create);
  expect(response.status).toBe(201);
  await expect(response.text()).rejects.toThrow("terminated");
  expect(sandbox.customers.size).toBe(1);
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
  const customer = {
    expressCustomerId: `cus_${"0".repeat(32)}`,
    expressCustomerName: "a",
    isActive: true,
    userCount: 0,
    updatedAt: "2026-01-01T00:00:00.000Z",
    userIds: [],
  };

  test("keeps the customers over a restart, in lines, but not the key", async () => {
    const dataFile = join(folder(), "kept.json");
    const apiKey = "sk_sandbox_of_this_test";
    const first = await startTestSandbox({ dataFile, apiKey });
    await callSandbox(first, ...create);
    expect(await readFile(dataFile, "utf8")).toMatch(
      /^\{\n {2}"version": 1,\n[^]*\n {6}"expressCustomerName": "a",\n[^]*\n\}\n$/,
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
    const dataFile = join(folder(), "busy.json");
    const sandbox = await startTestSandbox({ dataFile });
    const responses = await Promise.all(
      Array.from({ length: 50 }, () => callSandbox(sandbox, ...create)),
    );
    expect(responses.map(({ status }) => status)).toEqual(Array(50).fill(201));
    const kept: unknown = JSON.parse(await readFile(dataFile, "utf8"));
    expect(kept).toMatchObject({ createdCount: 50 });
    expect(
      (await readdir(folder())).filter((name) => name.startsWith("busy.json")),
    ).toEqual(["busy.json"]);
  });

  test.each([
    ["{", "it is not JSON"],
    ["{}", "version"],
    ['{"version":2,"createdCount":0,"customers":[]}', "version"],
    [
      '{"version":1,"createdCount":1,"customers":[{"expressCustomerId":7}]}',
      "customers[0].expressCustomerId",
    ],
    [
      JSON.stringify({
        version: 1,
        createdCount: 2,
        customers: [customer, customer],
      }),
      "two customers have the same id",
    ],
  ])("that contains %s is rejected, and not changed", async (content, word) => {
    const dataFile = join(folder(), "bad.json");
    await writeFile(dataFile, content);
    const starting = startSandbox({ dataFile });
    await expect(starting).rejects.toThrow(`The data file ${dataFile}`);
    await expect(starting).rejects.toThrow(word);
    expect(await readFile(dataFile, "utf8")).toBe(content);
  });

  test("that cannot be read or written stops the start", async () => {
    await expect(startSandbox({ dataFile: folder() })).rejects.toThrow(
      /^The data file .* cannot be used: EISDIR/,
    );
    const dataFile = join(folder(), "no-such-folder", "data.json");
    await expect(startSandbox({ dataFile })).rejects.toThrow(
      /^The data file .* cannot be written: /,
    );
  });
});
