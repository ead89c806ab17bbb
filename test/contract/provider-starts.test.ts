import { mkdtempSync, rmSync, statSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import { bundleProvider } from "../../src/generate/provider-bundle";
import { startPlugin } from "../support/provider/plugin-host";
import { repository } from "../support/repository";

const directory = mkdtempSync(join(tmpdir(), "provider-starts-"));
afterAll(() => {
  rmSync(directory, { recursive: true });
});

const entryPoint = join(repository, "src/bin/terraform-provider-avara.ts");

describe("the provider's script", () => {
  const script = join(directory, "terraform-provider-avara");
  const bundled = bundleProvider(entryPoint, script);

  test("is one executable file of at most a mebibyte", async () => {
    await bundled;
    const { mode, size } = statSync(script);
    expect(mode & 0o111).toBe(0o111);
    expect(size).toBeLessThanOrEqual(1024 * 1024);
  });

  test("loads, until its handshake line, a few kilobytes of its own and no package", async () => {
    const { early } = await bundled;
    const inputs = Object.values(early.outputs).flatMap(({ inputs }) =>
      Object.entries(inputs).filter(([path]) => !path.startsWith("late:")),
    );
    expect(inputs.map(([path]) => path).join("\n")).not.toMatch(/node_modules/);
    const bytes = inputs.map(([, { bytesInOutput }]) => bytesInOutput);
    expect(bytes.reduce((a, b) => a + b, 0)).toBeLessThan(12 * 1024);
  });

  test("needs nothing but Node", async () => {
    const { early, late } = await bundled;
    const imported = [early, ...late]
      .flatMap(({ outputs }) => Object.values(outputs))
      .flatMap(({ imports }) => imports.map(({ path }) => path));
    expect(imported.filter((path) => !isBuiltin(path))).toEqual([]);
  });

  test("serves what it has loaded late", async () => {
    await bundled;
    const host = await startPlugin({ command: [script] });
    const answer = await host.call("/tfplugin6.Provider/GetProviderSchema");
    expect(answer.toString("latin1")).toContain("avara_express_customer");
    expect(await host.shutdown()).toEqual({ code: 0, stderr: "" });
  });
});

test("two parts of a script that would each have their own copy of a module are refused", async () => {
  const files = {
    "shared.js": "exports.count = 0;",
    "late.js": 'require("./shared"); exports.late = 1;',
    "entry.js": 'require("./shared"); void import("./late");',
  };
  for (const [name, text] of Object.entries(files))
    await writeFile(join(directory, name), text);
  await expect(
    bundleProvider(join(directory, "entry.js"), join(directory, "out.js")),
  ).rejects.toThrow(/^Two parts of the bundle contain .*shared\.js\.$/);
});
