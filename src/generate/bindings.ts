import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import {
  ConstructsMakerProviderTarget,
  Language,
  TerraformProviderConstraint,
} from "@cdktf/commons";
import { TerraformProviderGenerator } from "@cdktf/provider-generator/lib/get/generator/provider-generator";
import { CodeMaker } from "codemaker";
import { providerSource } from "../cli/install/provider-mirror";
import type { GeneratedFiles } from "./generated-files";
import type { ProviderSchema } from "./provider-schema";
import { inTemporaryFolder } from "../system/temporary-folder";

/** Where the bindings are kept; nothing else is. */
export const bindingsFolder = "src/bindings/avara";

/**
 * Generates the level-1 classes, one module for the provider, each resource and each data source, with
 * the generator that makes the prebuilt providers of CDKTF.
 *
 * @param version of the provider that the classes were generated for; stacks ask for it or a later
 * compatible one
 */
export function generateBindings(
  schema: ProviderSchema,
  version: string,
): Promise<GeneratedFiles> {
  return inTemporaryFolder("cdktf-avara-generate-", async (directory) => {
    const code = new CodeMaker();
    new TerraformProviderGenerator(code, {
      // A copy: the generator adds attributes of its own to what it is given.
      provider_schemas: { [providerSource]: structuredClone(schema) },
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
    return readModules(join(directory, "providers/avara"));
  });
}

/** Leaves out the namespaces and readme files that the generator adds for packages of nothing but bindings. */
async function readModules(directory: string): Promise<GeneratedFiles> {
  const entries = await readdir(directory, { withFileTypes: true });
  const modules = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.name, "index.ts"))
    .sort();
  return new Map(
    await Promise.all(
      modules.map(async (module): Promise<[string, string]> => [
        join(bindingsFolder, module),
        await readFile(join(directory, module), "utf8"),
      ]),
    ),
  );
}
