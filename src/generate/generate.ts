import { generateBindings } from "./bindings";
import { generateDocumentation } from "./documentation";
import type { GeneratedFiles } from "./generated-files";
import { generateProtocolMessages } from "./protocol-messages";
import { readProviderSchema } from "./provider-schema";
import { readPackageVersion } from "./repository";
import { generateThirdPartyNotices } from "./third-party-notices";
import { generateVersion } from "./version";

/**
 * Generates all that is made from something else and kept in the repository. Writes nothing.
 *
 * The provider's schema is asked of the built provider, so that has to be current.
 */
export async function generate(): Promise<GeneratedFiles> {
  const [version, schema] = await Promise.all([
    readPackageVersion(),
    readProviderSchema(),
  ]);
  const parts = await Promise.all([
    generateProtocolMessages(),
    generateBindings(schema, version),
    generateDocumentation(schema),
    generateThirdPartyNotices(),
  ]);
  return new Map(
    [generateVersion(version), ...parts].flatMap((files) => [...files]),
  );
}
