import { repositoryRoot } from "../repository";
import { runTool } from "../run-tool";
import { listBundledModules } from "../build/bundled-packages";
import {
  type Component,
  componentsOfModules,
  readLockedComponents,
  renderSbom,
} from "./sbom";

/**
 * Packs the npm package, which has to be built.
 *
 * @returns the name of the file
 */
export async function packNpmPackage(directory: string): Promise<string> {
  const file = await runTool(
    "npm",
    ["pack", "--silent", "--pack-destination", directory],
    { cwd: repositoryRoot },
  );
  return file.trim();
}

/**
 * Renders the bill of materials of the npm package: what npm installs with it, and what is in its bundles.
 *
 * @param locked the packages of package-lock.json
 */
export async function renderNpmSbom(
  locked: readonly Component[],
): Promise<string> {
  const modules = await listBundledModules();
  return renderSbom("library", "cdktf-avara", [
    ...(await componentsOfModules(locked, modules)),
    ...(await readLockedComponents("dev", "peer")),
  ]);
}
