/** Bills of materials: which packages are in a file of the release. */
import { join } from "node:path";
import * as z from "zod/mini";
import { packageFolders } from "../build/bundled-packages";
import { readManifest, repositoryRoot } from "../repository";
import { runTool } from "../run-tool";
import { version } from "../../version";

const componentSchema = z.looseObject({
  "bom-ref": z.string(),
  name: z.string(),
  version: z.string(),
  hashes: z.optional(
    z.array(z.object({ alg: z.string(), content: z.string() })),
  ),
});

/** A package, as npm describes it in CycloneDX. */
export type Component = z.infer<typeof componentSchema>;

const bomSchema = z.object({ components: z.array(componentSchema) });

/** Reads the packages of package-lock.json. */
export async function readLockedComponents(
  ...omit: readonly ("dev" | "peer")[]
): Promise<readonly Component[]> {
  const json = await runTool(
    "npm",
    [
      "sbom",
      "--package-lock-only",
      "--sbom-format=cyclonedx",
      ...omit.map((kind) => `--omit=${kind}`),
    ],
    { cwd: repositoryRoot },
  );
  return bomSchema.parse(JSON.parse(json)).components;
}

/**
 * Selects the packages that modules belong to.
 *
 * @param modules paths relative to the root of the repository
 * @throws {Error} if package-lock.json does not lock one of the packages
 */
export async function componentsOfModules(
  locked: readonly Component[],
  modules: readonly string[],
): Promise<readonly Component[]> {
  return Promise.all(
    packageFolders(modules).map(async (folder) => {
      const manifest = await readManifest(join(repositoryRoot, folder));
      const { name, version } = manifest;
      return findComponent(locked, `${name}@${version}`);
    }),
  );
}

/**
 * Finds a package by its name, or by its name and version: `zod@4.0.0`.
 *
 * @throws {Error} if package-lock.json does not lock it
 */
export function findComponent(
  locked: readonly Component[],
  wanted: string,
): Component {
  const found = locked.find(({ name, version }) =>
    [name, `${name}@${version}`].includes(wanted),
  );
  if (found === undefined)
    throw new Error(`package-lock.json does not lock ${wanted}.`);
  return found;
}

/**
 * Renders the bill of materials of a file, in CycloneDX. It has no time and no random number, so that it can be
 * reproduced.
 */
export function renderSbom(
  type: "application" | "library",
  name: string,
  components: readonly Component[],
): string {
  const root = `${name}@${version}`;
  const byRef = new Map(components.map((one) => [one["bom-ref"], one]));
  const refs = [...byRef.keys()].sort();
  const bom = {
    $schema: "http://cyclonedx.org/schema/bom-1.5.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    version: 1,
    metadata: {
      component: {
        "bom-ref": root,
        type,
        name,
        version,
        licenses: [{ license: { id: "Apache-2.0" } }],
      },
    },
    components: refs.map((ref) => byRef.get(ref)),
    dependencies: [
      { ref: root, dependsOn: refs },
      ...refs.map((ref) => ({ ref, dependsOn: [] })),
    ],
  };
  return `${JSON.stringify(bom, null, 2)}\n`;
}
