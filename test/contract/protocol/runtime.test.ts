/** Which runtime the provider's script takes, and that the folder in which Terraform runs has no part in it. */
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { isAtLeast } from "../../../src/cli/doctor/checks/is-at-least";
import { bundleAvaraProvider } from "../../../src/generate/build/provider-bundle";
import { runProgram } from "../../../src/system/run-program";
import { bunFolder } from "../../support/provider/runtime";
import { usePlugin } from "../../support/provider/use-plugin";

const { folder: directory, script, start } = usePlugin(bundleAvaraProvider);

const node = dirname(process.execPath);
const bun = bunFolder();
const nodeName = `Node.js ${process.versions.node}\n`;
const bunName = expect.stringMatching(/^Bun 1\.4\.\d+\n$/);

/** Makes a folder with files; those in `programs` are executable. */
function folder(
  files: Readonly<Record<string, string>>,
  programs: Readonly<Record<string, string>> = {},
): string {
  const path = mkdtempSync(join(directory, "folder-"));
  for (const [name, content] of Object.entries({ ...files, ...programs })) {
    const file = join(path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    if (name in programs) chmodSync(file, 0o755);
  }
  return path;
}

async function runtimeOf(
  env: Readonly<Record<string, string>>,
  cwd = folder({}),
) {
  const { stdout, exitCode } = await runProgram(script, ["--runtime"], {
    cwd,
    env,
  });
  return { stdout, exitCode };
}

const oldBun = () => folder({}, { bun: "#!/bin/sh\necho 1.3.9\n" });
const brokenBun = () => folder({}, { bun: "#!/bin/sh\nexit 1\n" });

describe("the script takes", () => {
  test.each([
    ["Bun, if it is on the PATH", () => `${node}:${bun}`, "", bunName],
    ["Node.js without Bun", () => node, "", nodeName],
    ["Node.js if that is chosen", () => `${bun}:${node}`, "node", nodeName],
    ["Bun if that is chosen", () => `${node}:${bun}`, "bun", bunName],
    [
      "Node.js beside a Bun that is not tested",
      () => `${oldBun()}:${node}`,
      "",
      nodeName,
    ],
    [
      "Node.js beside a Bun that does not run",
      () => `${brokenBun()}:${node}`,
      "",
      nodeName,
    ],
  ])("%s", async (_case, path, choice, stdout) => {
    const env = { PATH: path(), AVARA_PROVIDER_RUNTIME: choice };
    expect(await runtimeOf(env)).toEqual({ stdout, exitCode: 0 });
  });

  test.each([
    [
      "a Bun that is not tested",
      () => `${oldBun()}:${node}`,
      "bun",
      /\/bun, version 1\.3\.9/,
    ],
    ["Bun where there is none", () => node, "bun", /has no bun/],
    ["another runtime", () => node, "deno", /is deno\. Set it to node or bun/],
    [
      "anything where there is nothing",
      () => "",
      "",
      /needs Node\.js 20\.9 or later, or Bun/,
    ],
  ])(
    "nothing, and says why in its first line, instead of %s",
    async (_case, path, choice, message) => {
      const env = { PATH: path(), AVARA_PROVIDER_RUNTIME: choice };
      expect(await runtimeOf(env)).toEqual({
        stdout: expect.stringMatching(message),
        exitCode: 1,
      });
    },
  );

  test.each(["bun", "node"])(
    "no %s from the working directory",
    async (name) => {
      const evil = { [name]: "#!/bin/sh\necho evil\n" };
      const cwd = folder(
        {},
        { ...evil, [`bin/${name}`]: "#!/bin/sh\necho evil\n" },
      );
      const path = [
        cwd,
        join(cwd, "bin"),
        ".",
        "bin",
        "",
        name === "bun" ? node : bun,
      ];
      const { stdout } = await runtimeOf({ PATH: path.join(":") }, cwd);
      expect(stdout).toEqual(name === "bun" ? nodeName : bunName);
    },
  );
});

describe.each(["node", "bun"])("on %s, the provider serves", (runtime) => {
  const evil =
    "require('node:fs').writeFileSync(process.env.EVIL_FILE, 'evil'); throw new Error('evil');";
  const hostile = () =>
    folder({
      ".env": "TF_LOG=TRACE\nPLUGIN_PROTOCOL_VERSIONS=4\n",
      "bunfig.toml": 'preload = ["./evil.js"]\n[run]\nbun = true\n',
      "evil.js": evil,
      "package.json": '{"type":"commonjs","imports":{"#x":"./evil.js"}}',
      "tsconfig.json":
        '{"compilerOptions":{"baseUrl":".","paths":{"*":["./evil.js"],"node:net":["./evil.js"]}}}',
      "node_modules/node:net/index.js": evil,
      ".node_repl_history": "",
    });
  const env = { AVARA_PROVIDER_RUNTIME: runtime, PATH: `${bun}:${node}` };

  test("untouched by the files of the working directory and by Bun's own variables", async () => {
    const cwd = hostile();
    const host = await start({
      cwd,
      env: {
        ...env,
        EVIL_FILE: join(cwd, "evil"),
        BUN_OPTIONS: "--preload ./evil.js",
        BUN_INSPECT_PRELOAD: "./evil.js",
      },
    });
    const schema = await host.call("/tfplugin6.Provider/GetProviderSchema");
    expect(schema.toString("latin1")).toContain("avara_express_customer");
    expect(await host.shutdown()).toEqual({ code: 0, stderr: "" });
  });

  const canStart =
    runtime === "bun" || isAtLeast(process.versions.node, "20.10.0");
  const testModules = canStart ? test : test.skip;
  testModules(
    "from the folder of a project of ES modules, except on Node.js 20.9",
    async () => {
      const cwd = folder({ "package.json": '{"type":"module"}' });
      const provider = join(
        cwd,
        ".terraform/providers/terraform-provider-avara",
      );
      mkdirSync(dirname(provider), { recursive: true });
      await bundleAvaraProvider(provider);
      const host = await start({ command: [provider], cwd, env });
      await host.call("/tfplugin6.Provider/GetProviderSchema");
      expect(await host.shutdown()).toEqual({ code: 0, stderr: "" });
    },
  );
});
