import { join } from "node:path";
import { inTemporaryFolder } from "../../system/temporary-folder";
import { type GeneratedFiles, readGeneratedFiles } from "../generated-files";
import { repositoryRoot } from "../repository";
import { runTool } from "../run-tool";

/** The folder of the reference. It contains nothing else. */
export const referenceFolder = "docs/reference";

/** Generates the pages about the constructs from their docstrings, as configured in `typedoc.json`. */
export function generateConstructReference(): Promise<GeneratedFiles> {
  return inTemporaryFolder("cdktf-avara-generate-", async (directory) => {
    const options = join(
      repositoryRoot,
      "src/generate/documentation/typedoc.json",
    );
    await runTool(
      "npx",
      ["typedoc", "--options", options, "--out", directory],
      { cwd: repositoryRoot },
    );
    return readGeneratedFiles(directory, /\.md$/, referenceFolder);
  });
}
