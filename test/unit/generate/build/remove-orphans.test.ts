import { mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "@jest/globals";
import { removeOrphans } from "../../../../src/generate/build/remove-orphans";
import { useTemporaryFolder } from "../../../support/use-temporary-folder";

const directory = useTemporaryFolder();

async function fill(folder: string, ...files: readonly string[]) {
  const top = join(directory(), folder);
  for (const file of files) {
    await mkdir(dirname(join(top, file)), { recursive: true });
    await writeFile(join(top, file), "");
  }
  return top;
}

test("only compiled files without a source are removed", async () => {
  const source = await fill("src", "kept.ts", "inner/kept.ts");
  const kept = ["kept.js", "kept.d.ts", "inner/kept.js", "inner/kept.d.ts"];
  const others = ["script", ".tsbuildinfo"];
  const orphans = ["gone.js", "gone.d.ts", "inner/gone.js", "old/gone.js"];
  const compiled = await fill("dist", ...kept, ...others, ...orphans);
  await removeOrphans(compiled, source);
  expect((await readdir(compiled, { recursive: true })).sort()).toEqual(
    [...kept, ...others, "inner", "old"].sort(),
  );
});
