import { statSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { bundleProvider } from "../../src/author/bundle";
import { bundleAvaraProvider } from "../../src/generate/build/provider-bundle";
import { startPlugin } from "../support/provider/plugin-host";
import { providerRuntime } from "../support/provider/runtime";
import { repository } from "../support/repository";
import { useSharedTemporaryFolder } from "../support/use-temporary-folder";
import { runTool } from "../../src/generate/run-tool";

const directory = useSharedTemporaryFolder();

describe("the provider's script", () => {
  const script = join(directory, "terraform-provider-avara");
  const bundled = bundleAvaraProvider(script);

  test("is one executable file of at most 200 KiB", async () => {
    await bundled;
    const { mode, size } = statSync(script);
    expect(mode & 0o111).toBe(0o111);
    expect(size).toBeLessThanOrEqual(200 * 1024);
  });

  test("loads a few kilobytes of its own and no package before its handshake line", async () => {
    const inputs = (await bundled)
      .filter(({ isEarly }) => isEarly)
      .flatMap(({ output }) => Object.entries(output.inputs));
    expect(inputs.map(([path]) => path).join("\n")).not.toMatch(/node_modules/);
    const bytes = inputs.map(([, { bytesInOutput }]) => bytesInOutput);
    expect(bytes.reduce((a, b) => a + b, 0)).toBeLessThan(14 * 1024);
  });

  test("needs only a runtime", async () => {
    const parts = await bundled;
    const imported = parts
      .flatMap(({ output }) => output.imports)
      .filter(({ external }) => external === true);
    expect(
      imported.map(({ path }) => path).filter((path) => !isBuiltin(path)),
    ).toEqual([]);
  });

  test("serves the parts that it loads later", async () => {
    await bundled;
    const host = await startPlugin({ command: [script] });
    const response = await host.call("/tfplugin6.Provider/GetProviderSchema");
    expect(response.toString("latin1")).toContain("avara_express_customer");
    expect(await host.shutdown()).toEqual({ code: 0, stderr: "" });
  });
});

test("the provider of another author is loaded after the handshake line, and most of the framework too", async () => {
  const script = join(directory, "terraform-provider-notes");
  const parts = await bundleProvider({
    name: "notes",
    entry: join(repository, "examples/provider/serve.ts"),
    outFile: script,
  });
  const early = parts.filter(({ isEarly }) => isEarly);
  const inputs = early.flatMap(({ output }) => Object.keys(output.inputs));
  expect(inputs.filter((path) => path.includes("examples"))).toEqual([
    expect.stringMatching(/provider\/serve\.ts$/),
  ]);
  const bytes = early.reduce((sum, { output }) => sum + output.bytes, 0);
  expect(bytes).toBeLessThan(17 * 1024);
  const host = await startPlugin({
    command: [script],
    env: { NOTES_PROVIDER_RUNTIME: providerRuntime },
  });
  const response = await host.call("/tfplugin6.Provider/GetProviderSchema");
  expect(response.toString("latin1")).toContain("notes_note");
  expect(await host.shutdown()).toEqual({ code: 0, stderr: "" });
});

test("two parts of a script share one module, and see how its variables change", async () => {
  const files = {
    "shared.js": "export let count = 0; export const add = () => ++count;",
    "late.js":
      'export { add, count } from "./shared"; export default "the default";',
    "entry.js": `import { add } from "./shared";
      add();
      void import("./late").then((late) => {
        late.add();
        console.log(late.count, late.default);
      });`,
  };
  for (const [name, text] of Object.entries(files))
    await writeFile(join(directory, name), text);
  const script = join(directory, "out.js");
  await bundleProvider({
    name: "counter",
    entry: join(directory, "entry.js"),
    outFile: script,
  });
  expect(await runTool(process.execPath, [script], {})).toBe("2 the default\n");
});
