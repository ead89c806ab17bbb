import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { inTemporaryFolder } from "../system/temporary-folder";
import type { GeneratedFiles } from "./generated-files";
import { repositoryRoot } from "./repository";
import { runTool } from "./run-tool";

/** The folder of the reference. It contains nothing else. */
export const referenceFolder = "docs/reference";

/** Generates the pages about the constructs from their docstrings, as configured in `typedoc.json`. */
export function generateConstructReference(): Promise<GeneratedFiles> {
  return inTemporaryFolder("cdktf-avara-generate-", async (directory) => {
    const options = join(repositoryRoot, "src/generate/typedoc.json");
    await runTool(
      "npx",
      ["typedoc", "--options", options, "--out", directory],
      { cwd: repositoryRoot },
    );
    const names = await readdir(directory, { recursive: true });
    return new Map(
      await Promise.all(
        names
          .filter((name) => name.endsWith(".md"))
          .sort()
          .map(async (name): Promise<[string, string]> => [
            join(referenceFolder, name),
            await readFile(join(directory, name), "utf8"),
          ]),
      ),
    );
  });
}
