import { once } from "node:events";
import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { connect as connectTls } from "node:tls";
import { describe, expect, test } from "@jest/globals";
import { Client, credentials, status } from "@grpc/grpc-js";
import { bundleProvider } from "../../../src/author/bundle";
import { callUnary } from "../../support/provider/call-unary";
import type { PluginHost } from "../../support/provider/plugin-host";
import { newCertificate } from "../../support/provider/new-certificate";
import {
  environmentOf,
  runtimeEnvironment,
} from "../../support/provider/runtime";
import { useProgram } from "../../support/programs/use-program";
import { usePlugin } from "../../support/provider/use-plugin";

const { folder, script, start } = usePlugin((outFile) =>
  bundleProvider({
    // Its runtime is chosen by the same variable.
    name: "avara",
    entry: join(__dirname, "../../support/providers/fake-provider.ts"),
    outFile,
  }),
);

const socketDirectory = (host: PluginHost) => dirname(host.handshake[3] ?? "");
const hello = Buffer.from("hello");

describe("a provider that Terraform starts", () => {
  test("prints its address in its first line, and serves there over mutual TLS", async () => {
    const host = await start();
    expect(host.handshake).toEqual([
      "1",
      "6",
      "unix",
      expect.stringMatching(/^\/.+\/terraform-provider-\w{6}\/socket$/),
      "grpc",
      expect.stringMatching(/^[A-Za-z0-9+/]+$/),
    ]);
    expect(await host.call("/test.Echo/Echo", hello)).toEqual(hello);
  });

  test("listens in a directory that no other user may enter", async () => {
    const host = await start();
    expect(statSync(socketDirectory(host)).mode & 0o777).toBe(0o700);
  });

  test.each([
    ["node", "another certificate"],
    ["node", "no certificate"],
    ["bun", "another certificate"],
    ["bun", "no certificate"],
  ])(
    "on %s, rejects a caller with %s, and logs it",
    async (runtime, caller) => {
      const host = await start({
        env: { TF_LOG: "WARN", ...environmentOf(runtime) },
      });
      const stranger = host.connect(
        caller === "no certificate" ? undefined : await newCertificate("P-521"),
      );
      await expect(
        callUnary(stranger, "/test.Echo/Echo", hello),
      ).rejects.toMatchObject({
        code: status.UNAVAILABLE,
      });
      stranger.close();
      expect(await host.call("/test.Echo/Echo", hello)).toEqual(hello);
      expect((await host.shutdown()).stderr).toContain(
        '"@message":"A connection failed"',
      );
    },
  );

  test.each([
    ["TLSv1.1", false],
    ["TLSv1.2", true],
    ["TLSv1.3", true],
  ] as const)("speaks %s: %s", async (version, isSpoken) => {
    const { certificatePem, privateKeyPem } = await newCertificate();
    const host = await start({ env: { PLUGIN_CLIENT_CERT: certificatePem } });
    const socket = connectTls({
      path: host.handshake[3],
      cert: certificatePem,
      key: privateKeyPem,
      minVersion: version,
      maxVersion: version,
      ALPNProtocols: ["h2"],
      rejectUnauthorized: false,
      // Without it, this side would not even ask for an old version.
      ciphers: "DEFAULT@SECLEVEL=0",
    });
    const isSecure = await Promise.race([
      once(socket, "secureConnect").then(() => true),
      once(socket, "close").then(() => false),
    ]).catch(() => false);
    expect(isSecure).toBe(isSpoken);
    socket.destroy();
  });

  test("uses no TLS if Terraform shows no certificate", async () => {
    const host = await start({ isPlainText: true });
    expect(host.handshake.slice(4)).toEqual(["grpc", ""]);
    expect(await host.call("/test.Echo/Echo", hello)).toEqual(hello);
  });

  test.each([true, false])(
    "handles calls that arrive while it is still loading (without TLS: %s)",
    async (isPlainText) => {
      const host = await start({ isPlainText, env: { LOAD_DELAY_MS: "300" } });
      expect(await host.call("/test.Echo/Echo", hello)).toEqual(hello);
    },
  );

  test("ends when it is shut down, and leaves nothing behind", async () => {
    const host = await start();

    expect(await host.shutdown()).toEqual({ code: 0, stderr: "" });

    expect(existsSync(socketDirectory(host))).toBe(false);
  });

  test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "ignores %s, which Terraform handles",
    async (signal) => {
      const host = await start();
      host.process.kill(signal);
      expect(await host.call("/test.Echo/Echo", hello)).toEqual(hello);
    },
  );

  test("ends when its only connection closes", async () => {
    const host = await start();
    await host.call("/test.Echo/Echo", hello);
    host.client.close();
    expect(await host.exited).toEqual({ code: 0, stderr: "" });
    expect(existsSync(socketDirectory(host))).toBe(false);
  });

  test("does not outlive the process that started it", async () => {
    const host = await start({
      command: ["sh", "-c", '"$0"; exit', script],
    });
    host.process.kill("SIGKILL");
    // The output closes when the last process that has it open has ended: the provider.
    await host.exited;
    expect(existsSync(socketDirectory(host))).toBe(false);
  });

  test("takes and gives large messages, many at once", async () => {
    const host = await start();
    const message = Buffer.alloc(10 * 2 ** 20, "state");
    const responses = await Promise.all(
      Array.from({ length: 8 }, () => host.call("/test.Echo/Echo", message)),
    );
    expect(responses.every((response) => response.equals(message))).toBe(true);
  });

  test.each([
    ["node", "Panic"],
    ["node", "Reject"],
    ["bun", "Panic"],
    ["bun", "Reject"],
  ])(
    "on %s, shows an uncaught error as a panic (%s)",
    async (runtime, method) => {
      const host = await start({ env: environmentOf(runtime) });
      await host.call(`/test.Echo/${method}`).catch(() => undefined);
      const { code, stderr } = await host.exited;
      expect(code).toBe(2);
      expect(stderr).toMatch(/^panic: Error: This is not caught\.\n {4}at /);
      expect(existsSync(socketDirectory(host))).toBe(false);
    },
  );

  test("logs lines of JSON at the requested level", async () => {
    const host = await start({
      env: { TF_LOG: "ERROR", TF_LOG_PROVIDER: "info", LOAD_DELAY_MS: "1" },
    });
    const { stderr } = await host.shutdown();
    expect(JSON.parse(stderr)).toEqual({
      "@level": "info",
      "@message": "Loading",
      "@module": "provider",
      "@timestamp": expect.stringMatching(
        /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/,
      ),
      loadDelayMs: 1,
    });
  });

  test("loses neither a line nor the panic after it if the reader is slow", async () => {
    const host = await start({ env: { TF_LOG: "INFO" } });
    for (const call of [
      host.call("/test.Echo/Log", Buffer.from("5000")),
      host.call("/test.Echo/Panic"),
    ])
      call.catch(() => undefined);
    const { code, stderr } = await host.exited;
    expect(code).toBe(2);
    expect([...stderr.matchAll(/"line (\d+)"/g)].map(([, n]) => n)).toEqual(
      Array.from({ length: 5000 }, (_, index) => String(index + 1)),
    );
    expect(stderr).toContain("\npanic: Error: This is not caught.\n");
  });

  test("keeps the call for its output open, and has no broker", async () => {
    const host = await start();
    const output = callUnary(
      host.client,
      "/plugin.GRPCStdio/StreamStdio",
      undefined,
      {
        deadline: Date.now() + 200,
      },
    );
    await expect(output).rejects.toMatchObject({
      code: status.DEADLINE_EXCEEDED,
    });
    await expect(
      host.call("/plugin.GRPCBroker/StartStream"),
    ).rejects.toMatchObject({
      code: status.UNIMPLEMENTED,
    });
  });
});

describe("a provider under --debug", () => {
  const startProgram = useProgram();

  /** Starts it without Terraform's variables in the environment, and reads its output. */
  async function startDebug() {
    const provider = startProgram(script, ["--debug"], {
      cwd: folder,
      env: { ...runtimeEnvironment, TMPDIR: folder },
    });
    const [, json = ""] = await provider.printed(
      /TF_REATTACH_PROVIDERS='(.*)'/,
    );
    const reattach: unknown = JSON.parse(json);
    const [, path = ""] = /"String":"([^"]+)"/.exec(json) ?? [];
    return { ...provider, reattach, path };
  }

  test("prints how to reach it, gives each connection its own provider, and ends with Ctrl-C", async () => {
    const { pid, kill, exited, reattach, path } = await startDebug();
    expect(reattach).toEqual({
      "registry.terraform.io/example/echo": {
        Protocol: "grpc",
        ProtocolVersion: 6,
        Pid: pid,
        Test: true,
        Addr: { Network: "unix", String: path },
      },
    });

    for (let connection = 1; connection <= 2; connection += 1) {
      const client = new Client(`unix:${path}`, credentials.createInsecure(), {
        "grpc.use_local_subchannel_pool": 1,
      });
      for (let call = 1; call <= 2; call += 1)
        expect(String(await callUnary(client, "/test.Echo/Count"))).toBe(
          `call ${call}`,
        );
      // Terraform does not shut down a provider that it has not started. If one does, debugging must continue.
      await callUnary(client, "/plugin.GRPCController/Shutdown");
      client.close();
    }

    kill("SIGINT");
    expect(await exited).toMatchObject({ exitCode: 0, stderr: "" });
    expect(existsSync(dirname(path))).toBe(false);
  });
});

describe("a provider that is not started by Terraform", () => {
  test("explains how to use it", async () => {
    const error = await start({ env: { TF_PLUGIN_MAGIC_COOKIE: "" } }).catch(
      String,
    );
    expect(error).toMatch(
      /ended with 1: .* provider registry\.terraform\.io\/example\/echo\./,
    );
  });

  test("names the protocol that an old Terraform does not support", async () => {
    const error = await start({
      env: { PLUGIN_PROTOCOL_VERSIONS: "4,5" },
    }).catch(String);
    expect(error).toMatch(/ended with 1: .*version 6 .*offers 4,5\./);
  });
});
