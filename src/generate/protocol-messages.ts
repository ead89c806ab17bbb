import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { GeneratedFiles } from "./generated-files";
import { repositoryRoot } from "./repository";
import { runTool } from "./run-tool";
import { inTemporaryFolder } from "../system/temporary-folder";

const protocolFolder = "src/protocol/wire";
const messagesFile = "generated/tfplugin6.ts";

/** Generates the plugin protocol's messages from its `.proto` file, as configured in `buf.gen.yaml`. */
export function generateProtocolMessages(): Promise<GeneratedFiles> {
  return inTemporaryFolder("cdktf-avara-generate-", async (directory) => {
    await runTool("npx", ["buf", "generate", "--output", directory], {
      cwd: join(repositoryRoot, protocolFolder),
    });
    const text = await readFile(join(directory, messagesFile), "utf8");
    return new Map([[join(protocolFolder, messagesFile), text]]);
  });
}
