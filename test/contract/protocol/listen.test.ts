import { existsSync, readdirSync, statSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { dirname } from "node:path";
import { afterEach, expect, test } from "@jest/globals";
import {
  listenForTerraform,
  type ListenOptions,
} from "../../../src/protocol/process/listen";
import { listenOn } from "../../../src/protocol/runtime/node/socket-server";
import { useTemporaryFolder } from "../../support/use-temporary-folder";

const folder = useTemporaryFolder();
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

function createTestServer(): Server {
  const server = createServer();
  servers.push(server);
  return server;
}

const listen = (server: Server, options: ListenOptions) =>
  listenForTerraform((address) => listenOn(server, address), options);

const anyPort = { min: 0, max: 0 };
const portOf = (address: string) => Number(address.split(":")[1]);

test("a server listens on a socket, which can be removed without a trace", async () => {
  const { address, removeSocket } = await listen(createTestServer(), {
    platform: "linux",
    ports: anyPort,
    temporaryDirectory: folder(),
  });
  expect(address.network).toBe("unix");
  expect(existsSync(address.address)).toBe(true);
  removeSocket();
  expect(readdirSync(folder())).toEqual([]);
});

test("a server that cannot listen leaves nothing behind", async () => {
  const server = createTestServer();
  const options = { platform: "linux", ports: anyPort } as const;
  const { removeSocket } = await listen(server, options);
  await expect(
    listen(server, { ...options, temporaryDirectory: folder() }),
  ).rejects.toMatchObject({ code: "ERR_SERVER_ALREADY_LISTEN" });
  expect(readdirSync(folder())).toEqual([]);
  removeSocket();
});

test("a server listens on a port of loopback on Windows", async () => {
  const server = createTestServer();
  const { address } = await listen(server, {
    platform: "win32",
    ports: anyPort,
  });
  expect(address.network).toBe("tcp");
  expect(server.address()).toMatchObject({
    address: "127.0.0.1",
    port: portOf(address.address),
  });
});

test("if the path of a socket would be too long, it is in /tmp, and only this user can open it", async () => {
  const server = createTestServer();
  const { address, removeSocket } = await listen(server, {
    platform: "linux",
    ports: anyPort,
    temporaryDirectory: `/${"x".repeat(90)}`,
  });
  expect(address.network).toBe("unix");
  expect(dirname(dirname(address.address))).toBe("/tmp");
  expect(statSync(dirname(address.address)).mode & 0o777).toBe(0o700);
  removeSocket();
});

test("a server takes the next free port of the range, and fails if there is none", async () => {
  const first = await listen(createTestServer(), {
    platform: "win32",
    ports: anyPort,
  });
  const min = portOf(first.address.address);
  await expect(
    listen(createTestServer(), { platform: "win32", ports: { min, max: min } }),
  ).rejects.toThrow(`All ports from ${min} to ${min} are taken.`);
  const { address } = await listen(createTestServer(), {
    platform: "win32",
    ports: { min, max: min + 100 },
  });
  expect(portOf(address.address)).toBeGreaterThan(min);
});
