import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { bindingsFolder } from "../../src/generate/bindings";
import { referenceFolder } from "../../src/generate/documentation/construct-reference";
import { generate } from "../../src/generate/generate";
import type { GeneratedFiles } from "../../src/generate/generated-files";
import { repositoryRoot } from "../../src/generate/repository";
import { renderNotice } from "../../src/generate/third-party-notices";
import { useTemporaryFolder } from "../support/use-temporary-folder";

describe("the generated files", () => {
  let generated: GeneratedFiles;

  beforeAll(async () => {
    generated = await generate();
  });

  test("are current (otherwise run `npm run generate`)", async () => {
    const stale = [];
    for (const [path, text] of generated) {
      const kept = await readFile(join(repositoryRoot, path), "utf8").catch(
        () => undefined,
      );
      if (kept !== text) stale.push(path);
    }
    expect(stale).toEqual([]);
  });

  test.each([bindingsFolder, referenceFolder])(
    "are the only files in %s",
    async (folder) => {
      const entries = await readdir(join(repositoryRoot, folder), {
        recursive: true,
      });
      const kept = entries
        .filter((entry) => entry.includes("."))
        .map((entry) => join(folder, entry));
      expect(kept.sort()).toEqual(
        [...generated.keys()].filter((path) => path.startsWith(folder)).sort(),
      );
    },
  );

  test("have the licences of the packages whose code is in a bundle", () => {
    const notices = generated.get("THIRD-PARTY-NOTICES") ?? "";
    expect(
      [...notices.matchAll(/^(\S+) \d+\.\d+\.\d+: /gm)].map(([, name]) => name),
    ).toEqual([
      "@commander-js/extra-typings",
      "@hono/node-server",
      "ansi-regex",
      "ansi-styles",
      "commander",
      "fflate",
      "get-east-asian-width",
      "hono",
      "hpagent",
      "imurmurhash",
      "picocolors",
      "proxy-from-env",
      "signal-exit",
      "string-width",
      "strip-ansi",
      "wrap-ansi",
      "write-file-atomic",
      "yaml",
      "yocto-spinner",
      "yoctocolors",
      "zod",
    ]);
    for (const text of [
      // This one has its licence in its README.
      "Copyright (c) 2013 Gary Court, Jens Taylor\n\nPermission is hereby granted",
      "MIT License\n\nCopyright (c) 2025 Colin McDonnell\n\nPermission",
    ])
      expect(notices.split(text)).toHaveLength(2);
  });
});

const folder = useTemporaryFolder();

test("a package without a licence is rejected", async () => {
  await writeFile(
    join(folder(), "package.json"),
    '{ "name": "bare", "version": "1.2.3", "license": "MIT" }',
  );
  await expect(renderNotice(folder())).rejects.toThrow(
    "bare 1.2.3 has no licence text.",
  );
});
