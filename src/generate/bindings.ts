import { join } from "node:path";
import {
  ConstructsMakerProviderTarget,
  Language,
  TerraformProviderConstraint,
} from "@cdktf/commons";
import { TerraformProviderGenerator } from "@cdktf/provider-generator/lib/get/generator/provider-generator";
import { CodeMaker } from "codemaker";
import { providerSource } from "../constructs/provider/provider-files";
import { type GeneratedFiles, readGeneratedFiles } from "./generated-files";
import { type DescribedProvider, providerSchemaJson } from "./provider-schema";
import { inTemporaryFolder } from "../system/temporary-folder";

/** The folder of the bindings. It contains nothing else. */
export const bindingsFolder = "src/bindings/avara";

/**
 * Generates the level-1 classes with the generator of CDKTF's prebuilt providers: one module each for the
 * provider, every resource and every data source.
 *
 * @param version the provider's version, which stacks require, or a later compatible one
 */
export function generateBindings(
  provider: DescribedProvider,
  version: string,
): Promise<GeneratedFiles> {
  return inTemporaryFolder("cdktf-avara-generate-", async (directory) => {
    const code = new CodeMaker();
    new TerraformProviderGenerator(code, {
      provider_schemas: { [providerSource]: providerSchemaJson(provider) },
    }).generate(
      new ConstructsMakerProviderTarget(
        new TerraformProviderConstraint({
          name: "avara",
          source: "avara-software/avara",
          version: `~> ${version}`,
        }),
        Language.TYPESCRIPT,
      ),
    );
    await code.save(directory);
    // Without the namespaces and readme files that the generator writes for bindings-only packages.
    return readGeneratedFiles(
      join(directory, "providers/avara"),
      /^[^/]+\/index\.ts$/,
      bindingsFolder,
    );
  });
}
