import {
  chmodSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { version } from "../../version";
import { withLock } from "./lock-file";
import {
  hashOfProvider,
  pathInMirror,
  pathsInMirror,
  providerSources,
  terraformPlatform,
} from "./provider-files";

/** The platforms on which the script runs. A stack may be synthesized on one and deployed on another. */
const platforms: ReadonlySet<string> = new Set([
  "darwin_amd64",
  "darwin_arm64",
  "linux_amd64",
  "linux_arm64",
  terraformPlatform(),
]);

/**
 * Puts the provider where Terraform looks for it when it runs in a folder, and locks this build, so that the cdktf CLI
 * does not ask the public registry for it. Removes other versions and the lock of another build.
 *
 * @param folder of a stack
 * @param script the path of the provider's script
 * @param constraints of the version, as in `required_providers`
 */
export function placeProvider(
  folder: string,
  script: string,
  constraints: string,
): void {
  const mirror = join(folder, "terraform.d", "plugins");
  const paths = [...platforms].flatMap((platform) =>
    pathsInMirror(mirror, platform),
  );
  if (!paths.every((path) => isSameFile(path, script))) {
    for (const source of providerSources)
      rmSync(join(mirror, source), { recursive: true, force: true });
    for (const path of paths) place(script, path);
  }
  const lockFile = join(folder, ".terraform.lock.hcl");
  const former = readText(lockFile);
  const hash = hashOfProvider(pathInMirror(mirror), readFileSync(script));
  const text = withLock(former, { version, constraints, hash });
  if (text !== former) writeFileSync(lockFile, text);
}

/** Links the script, or copies it if the file system or the package manager allows no link. */
function place(script: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  if (isExecutable(script) && tryLink(script, path)) return;
  // In one step, because another process may synthesize at the same time.
  const temporary = join(dirname(path), `.${process.pid}`);
  copyFileSync(script, temporary);
  chmodSync(temporary, 0o755);
  renameSync(temporary, path);
}

function tryLink(script: string, path: string): boolean {
  try {
    linkSync(script, path);
    return true;
  } catch {
    return false;
  }
}

function isExecutable(path: string): boolean {
  return (statSync(path).mode & 0o111) !== 0;
}

/** Whether one is a link to the other. A copy does not count, and is copied again. */
function isSameFile(path: string, other: string): boolean {
  const [a, b] = [path, other].map((one) =>
    statSync(one, { throwIfNoEntry: false }),
  );
  return a !== undefined && a.ino === b?.ino && a.dev === b.dev;
}

function readText(path: string): string {
  return statSync(path, { throwIfNoEntry: false }) === undefined
    ? ""
    : readFileSync(path, "utf8");
}
