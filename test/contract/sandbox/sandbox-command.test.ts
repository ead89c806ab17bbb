import { EventEmitter, once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { run } from "../../../src/cli/program";
import { defaultSandboxApiKey } from "../../../src/sandbox";
import { captureIo } from "../../support/cli/capture-io";
import { startTestSandbox } from "../../support/api/start-sandbox";
import { useProgram } from "../../support/programs/use-program";
import { repository } from "../../support/repository";
import { useTemporaryFolder } from "../../support/use-temporary-folder";

const program = join(repository, "dist/bin/cdktf-avara/cdktf-avara.mjs");
const folder = useTemporaryFolder();
const startProgram = useProgram();

/** Runs the command as users do, and waits until it has printed its address. */
async function startCommand(...args: string[]) {
  const command = startProgram(
    process.execPath,
    [program, "sandbox", ...args],
    {},
  );
  const [, url = ""] = await command.printed(
    /export AVARA_BASE_URL=(\S+) AVARA_API_KEY=/,
  );
  return { ...command, url };
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
    const { kill, exited, url } = await startCommand();
    expect((await createCustomer(url)).status).toBe(201);
    kill(signal);
    expect((await exited).exitCode).toBe(0);
  },
);

test("a crash in the middle of writing leaves a whole data file, with every change that got a response", async () => {
  const dataFile = join(folder(), "data.json");
  const { kill, url } = await startCommand("--data", dataFile);
  let responses = 0;
  const createUntilCrash = async () => {
    for (;;) {
      await createCustomer(url);
      responses += 1;
      if (responses === 40) kill("SIGKILL");
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
  const [first, second] = [await startCommand(), await startCommand()];
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
