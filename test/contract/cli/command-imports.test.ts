/** Checks the modules that the command line loads, because each costs time at every start. */
import { beforeAll, expect, test } from "@jest/globals";
import type { Metafile } from "esbuild";
import { bundleCli } from "../../../src/generate/build/cli-bundle";
import { inTemporaryFolder } from "../../../src/system/temporary-folder";

let outputs: Metafile["outputs"];

beforeAll(async () => {
  ({ outputs } = await inTemporaryFolder("cdktf-avara-bundle-", bundleCli));
});

/** The sources of an output, and of the outputs that it imports statically. */
function sourcesOf(path: string, seen = new Set<string>()): readonly string[] {
  const { [path]: output } = outputs;
  if (output === undefined || seen.has(path)) return [];
  seen.add(path);
  return [
    ...Object.keys(output.inputs),
    ...output.imports
      .filter(({ kind }) => kind === "import-statement")
      .flatMap((one) => sourcesOf(one.path, seen)),
  ];
}

const packagesOf = (sources: readonly string[]) => [
  ...new Set(
    sources.flatMap(
      (source) =>
        /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1] ?? [],
    ),
  ),
];

test("the start loads commander and no other package", () => {
  const entry = Object.keys(outputs).find((path) =>
    path.endsWith("cdktf-avara.mjs"),
  );
  const sources = sourcesOf(entry ?? "");
  expect(sources).toContain("src/cli/drift/command.ts");
  expect(packagesOf(sources).sort()).toEqual([
    "@commander-js/extra-typings",
    "commander",
  ]);
});

test("no command loads CDKTF, which would take longer than most of them", () => {
  const sources = Object.values(outputs).flatMap(({ inputs }) =>
    Object.keys(inputs),
  );
  expect(sources).toContain("src/constructs/fleet/key.ts");
  expect(packagesOf(sources)).not.toContain("cdktf");
  expect(packagesOf(sources)).not.toContain("constructs");
});
