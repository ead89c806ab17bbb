/**
 * Writes all files of a release into the folder `release`: `npm run release`. With `--dry-run`, it may be made from any
 * commit and need not be signed.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { version } from "../../version";
import { repositoryRoot } from "../repository";
import { runTool } from "../run-tool";
import { buildRelease } from "./build-release";
import { findProblems } from "./check-readiness";
import { platforms } from "./platforms";
import type { SigningKey } from "./sign";

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { "dry-run": { type: "boolean" } } });
  const signingKey = readSigningKey(process.env);
  const problems = findProblems({
    version,
    tags: (await git("tag", "--points-at", "HEAD")).split("\n"),
    changes: await git("status", "--porcelain"),
    changelog: await readFile(join(repositoryRoot, "CHANGELOG.md"), "utf8"),
    hasSigningKey: signingKey !== undefined,
  });
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  if (problems.length > 0 && values["dry-run"] !== true) {
    process.exitCode = 1;
    return;
  }
  await buildRelease({
    platforms,
    directory: join(repositoryRoot, "release"),
    signingKey,
    onFile: (name) => process.stdout.write(`release/${name}\n`),
  });
}

const git = (...args: readonly string[]) =>
  runTool("git", args, { cwd: repositoryRoot });

function readSigningKey({
  GPG_PRIVATE_KEY: privateKey = "",
  GPG_PASSPHRASE: passphrase = "",
}: NodeJS.ProcessEnv): SigningKey | undefined {
  return privateKey === "" ? undefined : { privateKey, passphrase };
}

void main();
