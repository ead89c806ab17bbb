/** Whatever the API responds, the provider reports clearly that it cannot use it, and continues. */
import { gzipSync } from "node:zlib";
import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  test,
} from "@jest/globals";
import { expressCustomerDataSource } from "../../src/provider/express-customer/query/data-source";
import { configurationSchema } from "../../src/provider/configuration";
import { createAvaraProvider } from "../../src/provider/provider";
import { expressCustomerResource } from "../../src/provider/express-customer/resource";
import {
  startHostileServer,
  type HostileResponse,
  type HostileServer,
} from "../support/api/hostile-server";
import { apiKey, customer } from "../support/api/fake-api";
import { createHastyClock } from "../support/hasty-clock";
import { inProcess } from "../support/provider/in-process";
import {
  createProviderCaller,
  objectOf,
} from "../support/provider/provider-caller";
import type { ShownDiagnostic } from "../support/provider/shown-diagnostic";

const alpha = customer(1, {
  expressCustomerName: "Alpha",
  metadata: { token: "hush-hush" },
});
const id = alpha.expressCustomerId;
const emptyList = { expressCustomers: [], hasMore: false };

function body(
  content: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
  status = 200,
): HostileResponse {
  return (_request, response) => {
    response.writeHead(status, headers).end(content);
  };
}

function json(value: unknown): HostileResponse {
  return body(JSON.stringify(value));
}

type Hostility = readonly [what: string, respond: HostileResponse];

const clock = createHastyClock();
const requestTimeoutMs = 20_000;

/** Never ends the response, so that the request times out. */
function hang(): void {
  clock.advance(requestTimeoutMs);
}

/** Which shapes are wrong is tested in test/unit/api and test/unit/client. These arrive whole, and cannot be used. */
const unusable: readonly Hostility[] = [
  ["a field of another type", json({ ...alpha, isActive: "true" })],
  [
    "userCount is too large for a number",
    body(JSON.stringify(alpha).replace('"userCount":0', '"userCount":1e999')),
  ],
  ["an id that is a path", json({ ...alpha, expressCustomerId: "../../x" })],
  ["truncated JSON", body(JSON.stringify(alpha).slice(0, -9))],
  ["HTML", body("<!doctype html><title>Please log in</title>")],
  ["status 204", body("", {}, 204)],
  ["JSON a million levels deep", body("[".repeat(1_000_000))],
  ["70 MB", body(Buffer.alloc(70_000_000, "[1,"))],
  [
    "a small archive that unpacks to 100 MB",
    body(gzipSync(Buffer.alloc(100_000_000, " ")), {
      "content-encoding": "gzip",
    }),
  ],
  ["no response, ever", hang],
  [
    "a body that never ends",
    (_request, response) => {
      response.writeHead(200).write("{");
      hang();
    },
  ],
  ["status 418", body("{}", {}, 418)],
  ["status 500 with HTML", body("<html>".repeat(100_000), {}, 500)],
  ["status 500 with 70 MB", body(Buffer.alloc(70_000_000, "x"), {}, 500)],
  ["status 304", body("", {}, 304)],
  [
    "status 429 with a wait of years",
    body("{}", { "retry-after": "Fri, 31 Dec 2199 23:59:59 GMT" }, 429),
  ],
];

/** After these, no other call would work either. */
const brokenConnections: readonly Hostility[] = [
  [
    "a connection cut before the response",
    (request) => request.socket.destroy(),
  ],
  [
    "a connection cut in the middle",
    (request, response) => {
      response.writeHead(200, { "content-length": "1000" }).write("{");
      setImmediate(() => request.socket.destroy());
    },
  ],
  [
    "something else than HTTP",
    (request) => request.socket.end("SSH-2.0-OpenSSH_9.6\r\n"),
  ],
  [
    "headers without end",
    (request) =>
      request.socket.write(`HTTP/1.1 200 OK\r\nx-long: ${"x".repeat(100_000)}`),
  ],
  ["an invalid archive", body("{}", { "content-encoding": "gzip" })],
];

const type = expressCustomerResource;
const state = objectOf(type.schema, {
  id,
  name: "Alpha",
  active: true,
  metadata: new Map(),
  metadata_all: new Map(),
});
const config = objectOf(type.schema, { name: "Alpha" });

let api: HostileServer;

beforeAll(async () => {
  api = await startHostileServer();
});

afterAll(async () => {
  await api[Symbol.asyncDispose]();
});

async function configured(settings = {}) {
  const caller = createProviderCaller(
    inProcess(createAvaraProvider({ environment: {}, clock })),
  );
  await caller.configure(
    objectOf(configurationSchema, {
      api_key: apiKey,
      base_url: api.url,
      max_retries: 1,
      request_timeout_seconds: requestTimeoutMs / 1000,
      ...settings,
    }),
  );
  return caller;
}

/** Checks what every diagnostic of a failure must have. */
function expectClear(
  diagnostics: readonly ShownDiagnostic[],
  summary: string,
  severity: ShownDiagnostic["severity"] = "error",
) {
  const said = diagnostics.filter((one) => one.severity === severity);
  expect(said).toHaveLength(1);
  const [{ summary: shown, detail } = { summary: "", detail: "" }] = said;
  expect(shown).toContain(summary);
  expect(detail.length).toBeGreaterThan(20);
  expect(detail.length).toBeLessThan(3000);
  expect(detail).not.toContain(apiKey);
  // Metadata must not be shown, however broken the response is.
  expect(detail).not.toContain("hush");
}

describe.each([...unusable, ...brokenConnections])("%s", (what, respond) => {
  let caller: Awaited<ReturnType<typeof configured>>;
  beforeEach(async () => {
    caller = await configured();
  });

  test("to a read: a clear error, and the state stays", async () => {
    api.respond = respond;
    const read = await caller.read(type, state);
    expectClear(read.diagnostics, `Could not read the customer ${id}`);
    expect(read.state).toEqual(state);
  });

  test("to a create: a clear error, and no state", async () => {
    api.respond = (request, response) => {
      (request.method === "GET" ? json(emptyList) : respond)(request, response);
    };
    const { planned, plannedPrivate } = await caller.plan(type, { config });
    const applied = await caller.apply(type, { planned, plannedPrivate });
    expectClear(applied.diagnostics, 'Could not create the customer "Alpha"');
    expect(applied.state).toBeNull();
  });

  test("to a list that decides what is adopted: a clear error in the plan", async () => {
    api.respond = respond;
    const { diagnostics } = await caller.plan(type, {
      config: { ...config, on_existing: "adopt" },
    });
    expectClear(diagnostics, 'Could not look for customers named "Alpha"');
  });

  test("to a list that is read for a warning: a clear warning in the plan, or an error if the connection broke", async () => {
    api.respond = respond;
    const { diagnostics } = await caller.plan(type, { config });
    if (brokenConnections.some(([name]) => name === what))
      expectClear(diagnostics, 'Could not look for customers named "Alpha"');
    else expectClear(diagnostics, "Did not check whether customers", "warning");
    expect(diagnostics).toHaveLength(1);
  });
});

test.each([
  {
    what: "without end",
    pageFor: (page: number) => ({
      expressCustomers: [alpha],
      hasMore: true,
      cursor: `c${page}`,
    }),
    problem: "The list does not end",
  },
  {
    what: "with one malformed customer in a hundred",
    pageFor: () => ({
      expressCustomers: [
        ...Array.from({ length: 99 }, (_, index) => customer(index)),
        { ...alpha, isActive: 1 },
      ],
      hasMore: false,
    }),
    problem: "isActive: expected boolean, received number",
  },
])("a list $what: a clear error", async ({ pageFor, problem }) => {
  let page = 0;
  api.respond = (request, response) => {
    page += 1;
    json(pageFor(page))(request, response);
  };
  const caller = await configured();
  const { diagnostics } = await caller.readDataSource(
    expressCustomerDataSource,
    objectOf(expressCustomerDataSource.schema, { name: "Alpha" }),
  );
  expectClear(diagnostics, 'Could not read the customer "Alpha"');
  expect(diagnostics[0]?.detail).toContain(problem);
});

test("a create whose response is a customer that existed before adopts nothing", async () => {
  api.respond = (request, response) => {
    const list = {
      expressCustomers: [{ ...alpha, expressCustomerName: "Other" }],
      hasMore: false,
    };
    json(request.method === "GET" ? list : alpha)(request, response);
  };
  const caller = await configured();
  const { planned, plannedPrivate } = await caller.plan(type, { config });
  const applied = await caller.apply(type, { planned, plannedPrivate });
  expectClear(applied.diagnostics, 'Could not create the customer "Alpha"');
  expect(applied.diagnostics[0]?.detail).toContain(
    "a customer that existed before",
  );
  expect(applied.state).toBeNull();
});

// Which statuses are redirects is tested in test/unit/client/http/attempt.test.ts.
test("a redirect is rejected, and the key is not sent to the other host", async () => {
  await using otherServer = await startHostileServer();
  const location = `${otherServer.url}/v1/express/${id}`;
  api.respond = body("", { location }, 307);
  otherServer.respond = json(alpha);
  const caller = await configured({
    custom_headers: new Map([["x-secret", "also a secret"]]),
  });
  const read = await caller.read(type, state);
  expectClear(read.diagnostics, `Could not read the customer ${id}`);
  expect(read.diagnostics[0]?.detail).toContain(`a redirect to ${location}`);
  expect(api.received).toContain(apiKey);
  expect(otherServer.received).toBe("");
});
