import { createAvaraProvider } from "../provider/provider";
import { generateBindings } from "./bindings";
import { generateConstructReference } from "./construct-reference";
import { generateDocumentation } from "./documentation";
import type { GeneratedFiles } from "./generated-files";
import { generateProtocolMessages } from "./protocol-messages";
import { readProviderSchema } from "./provider-schema";
import { readPackageVersion } from "./repository";
import { generateThirdPartyNotices } from "./third-party-notices";
import { generateVersion } from "./version";

/**
 * Generates every file that is derived from another and kept in the repository. Writes nothing.
 *
 * Reads the schema from the built provider, so build first.
 */
export async function generate(): Promise<GeneratedFiles> {
  const [version, schema] = await Promise.all([
    readPackageVersion(),
    readProviderSchema(),
  ]);
  const parts = await Promise.all([
    generateProtocolMessages(),
    generateBindings(schema, version),
    generateDocumentation(schema, createAvaraProvider({ environment: {} })),
    generateConstructReference(),
    generateThirdPartyNotices(),
  ]);
  return new Map(
    [generateVersion(version), ...parts].flatMap((files) => [...files]),
  );
}
