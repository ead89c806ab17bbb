/** Reads and writes Terraform's dependency lock file, `.terraform.lock.hcl`. Pure, so that the commands share it. */
import { providerSource, providerSources } from "./provider-files";

/** The lock of a provider: its version, and the hash of its folder. */
export interface ProviderLock {
  readonly version: string;
  readonly constraints: string;
  /** Terraform's `h1` hash. */
  readonly hash: string;
}

/** Finds the block of a provider. Returns null if there is none. */
export function findLock(
  text: string,
  source: string = providerSource,
): string | null {
  const start = text.indexOf(`provider "${source}" {`);
  return start === -1 ? null : text.slice(start, text.indexOf("\n}", start));
}

/** The version that a block locks. */
export function lockedVersion(block: string): string | undefined {
  return /\bversion\s*=\s*"([^"]*)"/.exec(block)?.[1];
}

/** Whether a block allows a build. Hashes of archives cannot be compared with the hash of a folder. */
export function allowsBuild(block: string, hash: string): boolean {
  const hashes: readonly string[] = block.match(/h1:[\w+/=]+/g) ?? [];
  return hashes.length === 0 || hashes.includes(hash);
}

/** Returns the text of a lock file that locks our provider as given, and the others as before. */
export function withLock(text: string, lock: ProviderLock): string {
  const [terraform, openTofu] = providerSources;
  const locked = withBlock(text, terraform, lock);
  // OpenTofu adds a block of its own, which cdktf does not look for.
  return findLock(locked, openTofu) === null
    ? locked
    : withBlock(locked, openTofu, lock);
}

function withBlock(text: string, source: string, lock: ProviderLock): string {
  const block = findLock(text, source);
  if (
    block !== null &&
    lockedVersion(block) === lock.version &&
    block.includes(`"${lock.constraints}"`) &&
    allowsBuild(block, lock.hash)
  )
    return text;
  const written = `provider "${source}" {
  version     = "${lock.version}"
  constraints = "${lock.constraints}"
  hashes = [
    "${lock.hash}",
  ]`;
  if (block !== null) return text.replace(block, () => written);
  return `${text === "" ? "" : `${text.trimEnd()}\n\n`}${written}\n}\n`;
}
