import { createAvaraProvider } from "../provider/provider";
import { generateBindings } from "./bindings";
import { generateConstructReference } from "./documentation/construct-reference";
import { generateDocumentation } from "./documentation/registry-pages";
import type { GeneratedFiles } from "./generated-files";
import { generateProtocolMessages } from "./protocol-messages";
import { readManifest, repositoryRoot } from "./repository";
import { generateThirdPartyNotices } from "./third-party-notices";
import { generateVersion } from "./version";

/** Generates every file that is derived from another and kept in the repository. Writes nothing. */
export async function generate(): Promise<GeneratedFiles> {
  const { version } = await readManifest(repositoryRoot);
  const provider = createAvaraProvider({ environment: {} });
  const parts = await Promise.all([
    generateProtocolMessages(),
    generateBindings(provider, version),
    generateDocumentation(provider),
    generateConstructReference(),
    generateThirdPartyNotices(),
  ]);
  return new Map(
    [generateVersion(version), ...parts].flatMap((files) => [...files]),
  );
}
