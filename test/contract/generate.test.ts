import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { bindingsFolder } from "../../src/generate/bindings";
import { generate } from "../../src/generate/generate";
import type { GeneratedFiles } from "../../src/generate/generated-files";
import { repositoryRoot } from "../../src/generate/repository";

describe("the generated files", () => {
  let generated: GeneratedFiles;

  beforeAll(async () => {
    generated = await generate();
  }, 60_000);

  test("are current; else run `npm run generate`", async () => {
    const stale = [];
    for (const [path, text] of generated) {
      const kept = await readFile(join(repositoryRoot, path), "utf8").catch(
        () => undefined,
      );
      if (kept !== text) stale.push(path);
    }
    expect(stale).toEqual([]);
  });

  test("are all that the folder of the bindings holds", async () => {
    const entries = await readdir(join(repositoryRoot, bindingsFolder), {
      recursive: true,
      withFileTypes: true,
    });
    const kept = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    expect(kept.sort()).toEqual(
      [...generated.keys()]
        .filter((path) => path.startsWith(bindingsFolder))
        .map((path) => join(repositoryRoot, path)),
    );
  });

  test("are the same from run to run", async () => {
    expect(await generate()).toEqual(generated);
  }, 60_000);
});
