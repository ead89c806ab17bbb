/** Calls the Avara provider as Terraform does: a process from one bundled script, mutual TLS, gRPC. */
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import {
  createServer as createHttpServer,
  type IncomingMessage,
} from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo, Server, Socket } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { unknownValue } from "../../../src/framework/schema/values";
import { bundleAvaraProvider } from "../../../src/generate/build/provider-bundle";
import type { Sandbox } from "../../../src/sandbox";
import { newCertificate } from "../../support/provider/new-certificate";
import {
  createProviderCaller,
  objectOf,
} from "../../support/provider/provider-caller";
import { usePlugin } from "../../support/provider/use-plugin";
import { startTestSandbox } from "../../support/api/start-sandbox";
import {
  configuration,
  dataSource,
  declaration,
  deploy,
  idOf,
  resource,
  stateOfA,
} from "../provider/configured-provider";

const plugin = usePlugin(bundleAvaraProvider);

/** Starts the provider, with the sandbox in its environment. */
async function start(
  { url, apiKey }: Pick<Sandbox, "url" | "apiKey">,
  env: Readonly<Record<string, string>> = {},
) {
  const host = await plugin.start({
    env: {
      AVARA_BASE_URL: url,
      AVARA_API_KEY: apiKey,
      TF_LOG: "TRACE",
      ...env,
    },
  });
  const responses: Buffer[] = [];
  const caller = createProviderCaller(async (path, request) => {
    const response = await host.call(path, request);
    responses.push(response);
    return response;
  });
  return { host, caller, responses };
}

/** Reads a customer of an API that may not exist. */
async function readAt(url: string, env: Readonly<Record<string, string>>) {
  const { caller } = await start({ url, apiKey: "sk" }, env);
  await caller.configure(configuration({ max_retries: 0 }));
  return caller.read(resource, stateOfA());
}

// A TCP server has an address with a port.
const portOf = (server: Server): number =>
  (server.address() as AddressInfo).port;

test("a proxy that the environment names is asked for a connection to the API", async () => {
  const targets: string[] = [];
  const proxy = createHttpServer();
  proxy.on("connect", ({ url = "" }: IncomingMessage, socket: Socket) => {
    targets.push(url);
    socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const { diagnostics } = await readAt("https://api.invalid", {
    HTTPS_PROXY: `http://127.0.0.1:${portOf(proxy)}`,
  });
  expect(targets).toEqual(["api.invalid:443"]);
  expect(diagnostics[0]?.detail).toContain("407");
  proxy.close();
});

describe("an API with a certificate of its own authority", () => {
  const caFile = join(plugin.folder, "ca.pem");
  const api = createHttpsServer((_request, response) =>
    response.writeHead(404).end("{}"),
  );

  beforeAll(async () => {
    const { certificatePem, privateKeyPem } = await newCertificate();
    api.setSecureContext({ cert: certificatePem, key: privateKeyPem });
    writeFileSync(caFile, certificatePem);
    api.listen(0, "127.0.0.1");
    await once(api, "listening");
  });
  afterAll(() => {
    api.close();
  });

  const readThere = (env: Readonly<Record<string, string>>) =>
    readAt(`https://localhost:${portOf(api)}`, env);

  test("is trusted if NODE_EXTRA_CA_CERTS names it", async () => {
    expect(await readThere({ NODE_EXTRA_CA_CERTS: caFile })).toMatchObject({
      diagnostics: [],
      state: null,
    });
  });

  test("is not trusted otherwise", async () => {
    const { diagnostics } = await readThere({});
    expect(diagnostics[0]?.detail).toMatch(/got no response: .*certificate/);
  });
});

describe("the provider's process", () => {
  test("returns its schemas", async () => {
    const { caller } = await start(await startTestSandbox());
    const schemas = await caller.call("GetProviderSchema", {});
    expect(schemas.diagnostics).toEqual([]);
    expect(Object.keys(schemas.resourceSchemas)).toEqual([
      "avara_express_customer",
    ]);
    expect(Object.keys(schemas.dataSourceSchemas)).toEqual([
      "avara_express_customer",
      "avara_express_customers",
    ]);
  });

  test("says that it has no functions, and takes over no objects of other types", async () => {
    const { caller } = await start(await startTestSandbox());
    const { error } = await caller.call("CallFunction", { name: "slug" });
    expect(error?.text).toContain("This provider has no function slug.");
    const { diagnostics } = await caller.call("MoveResourceState", {
      sourceTypeName: "null_resource",
      targetTypeName: "avara_express_customer",
    });
    expect(diagnostics.map(({ summary }) => summary)).toEqual([
      "Unsupported move",
    ]);
  });

  test("creates, changes and destroys a customer, and never shows the key", async () => {
    const sandbox = await startTestSandbox();
    const { caller, host, responses } = await start(sandbox);
    expect(await caller.validateProvider(configuration())).toEqual([]);
    expect(await caller.configure(configuration())).toEqual([]);

    const config = declaration({
      name: "Alpha 👍",
      active: false,
      metadata: new Map([["__proto__", "kept"]]),
    });
    expect(await caller.validateResource(resource, config)).toEqual([]);
    const plan = await caller.plan(resource, { config });
    expect(plan.planned).toMatchObject({ id: unknownValue, active: false });
    const created = await deploy(caller, config);
    expect(created.diagnostics).toEqual([]);
    expect(created.state).toMatchObject({
      name: "Alpha 👍",
      active: false,
      metadata: new Map([["__proto__", "kept"]]),
    });

    const state = created.state ?? null;
    const read = await caller.read(resource, state, created.private);
    expect(read.state).toEqual(state);
    expect(read.private).toEqual(created.private);

    const id = idOf(state);
    const { imported } = await caller.import(resource, id);
    expect(imported).toMatchObject([{ state: { id } }]);
    const found = await caller.readDataSource(
      dataSource,
      objectOf(dataSource.schema, { id }),
    );
    expect(found.state).toMatchObject({ name: "Alpha 👍", user_count: 0 });

    const destroyed = await deploy(caller, null, state);
    expect(destroyed).toMatchObject({ state: null, diagnostics: [] });
    const { code, stderr } = await host.shutdown();
    expect(code).toBe(0);
    expect(stderr).toContain("API request");
    expect(`${stderr}${Buffer.concat(responses).toString()}`).not.toContain(
      sandbox.apiKey,
    );
  });

  test("handles many calls at once, each with its own response", async () => {
    const sandbox = await startTestSandbox();
    const { caller } = await start(sandbox);
    await caller.configure(configuration());
    const names = Array.from({ length: 100 }, (_, index) => `Clinic ${index}`);
    const applied = await Promise.all(
      names.map((name) => deploy(caller, declaration({ name }))),
    );
    expect(applied.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
    expect(applied.map(({ state }) => state?.name)).toEqual(names);
    expect(new Set(applied.map(({ state }) => state?.id)).size).toBe(100);
    expect(sandbox.customers.size).toBe(100);
  });

  test("stops waiting when Terraform stops it", async () => {
    const sandbox = await startTestSandbox();
    sandbox.faults.add({ kind: "hang" });
    const { caller } = await start(sandbox);
    await caller.configure(configuration());
    const state = stateOfA();
    const reading = caller.read(resource, state);
    await caller.call("StopProvider", {});
    expect(await reading).toMatchObject({
      state,
      diagnostics: [{ severity: "error" }],
    });
  });
});
