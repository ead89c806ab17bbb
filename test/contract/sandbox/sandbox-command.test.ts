import { type ChildProcess, spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, expect, test } from "@jest/globals";
import { run } from "../../../src/cli/program";
import { defaultSandboxApiKey } from "../../../src/sandbox";
import { captureIo } from "../../support/cli/capture-io";
import { startTestSandbox } from "../../support/api/start-sandbox";
import { repository } from "../../support/repository";
import { useTemporaryFolder } from "../../support/use-temporary-folder";

const program = join(repository, "dist/bin/cdktf-avara/cdktf-avara.mjs");
const folder = useTemporaryFolder();
const children: ChildProcess[] = [];

afterEach(async () => {
  const running = children
    .splice(0)
    .filter((child) => child.exitCode === null && child.signalCode === null);
  await Promise.all(
    running.map(async (child) => {
      const closed = once(child, "close");
      child.kill("SIGKILL");
      await closed;
    }),
  );
});

/** Runs the command as users do, and waits until it has printed its address. */
async function spawnSandbox(...args: string[]) {
  const child = spawn(process.execPath, [program, "sandbox", ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  for await (const line of createInterface(child.stdout)) {
    const [, url] =
      /export AVARA_BASE_URL=(\S+) AVARA_API_KEY=/.exec(line) ?? [];
    if (url !== undefined) return { child, url };
  }
  throw new Error("The command ended before it listened.");
}

function createCustomer(url: string): Promise<Response> {
  return fetch(`${url}/v1/express`, {
    method: "POST",
    headers: { authorization: `Bearer ${defaultSandboxApiKey}` },
    body: JSON.stringify({ expressCustomerName: "a".repeat(10_000) }),
  });
}

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s stops the command cleanly, with exit code 0",
  async (signal) => {
    const { child, url } = await spawnSandbox();
    expect((await createCustomer(url)).status).toBe(201);
    child.kill(signal);
    expect(await once(child, "exit")).toEqual([0, null]);
  },
);

test("a crash in the middle of writing leaves a whole data file, with every change that got a response", async () => {
  const dataFile = join(folder(), "data.json");
  const { child, url } = await spawnSandbox("--data", dataFile);
  let responses = 0;
  const createUntilCrash = async () => {
    for (;;) {
      await createCustomer(url);
      responses += 1;
      if (responses === 40) child.kill("SIGKILL");
    }
  };
  await Promise.allSettled(Array.from({ length: 4 }, createUntilCrash));
  const kept = JSON.parse(await readFile(dataFile, "utf8")) as {
    customers: unknown[];
  };
  expect(responses).toBeGreaterThanOrEqual(40);
  expect(kept.customers.length).toBeGreaterThanOrEqual(responses);
});

test("the command prints what to export, a line for each request, and that it has stopped", async () => {
  const { io, output, stop } = captureIo({ AVARA_API_KEY: "sk_live_secret" });
  const announced = new EventEmitter();
  const exit = run(["sandbox", "--seed", "1", "--api-key", "mine"], {
    ...io,
    stdout: (text) => {
      io.stdout(text);
      announced.emit("text");
    },
  });
  await once(announced, "text");
  const [, url = ""] = /AVARA_BASE_URL=(\S+) /.exec(output.stdout) ?? [];
  await (await fetch(`${url}/v1/express`)).text();
  stop.abort();
  expect(await exit).toBe(0);
  expect(output.stdout).toContain(
    `export AVARA_BASE_URL=${url} AVARA_API_KEY=mine\n`,
  );
  expect(output.stdout).not.toContain("sk_live_secret");
  expect(output.stdout).toMatch(/stopped\.\n$/);
  expect(output.stderr).toMatch(/^\S+ GET \/v1\/express 401 \d+ ms\n$/);
});

test("a second sandbox without a port listens on another one", async () => {
  const [first, second] = [await spawnSandbox(), await spawnSandbox()];
  expect(second.url).not.toBe(first.url);
});

test("a port in use is one clear line, and exit code 1", async () => {
  const { io, output } = captureIo();
  const { port } = await startTestSandbox();
  expect(await run(["sandbox", "--port", String(port)], io)).toBe(1);
  expect(output).toEqual({
    stdout: "",
    stderr: `error: Port ${port} is in use. Choose another, or 0 for a free one.\n`,
  });
});
