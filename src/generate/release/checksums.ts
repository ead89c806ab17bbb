import { createHash } from "node:crypto";

/** Renders the checksums of files in the form of `sha256sum`, in the order of their names. */
export function renderChecksums(
  files: ReadonlyMap<string, Uint8Array>,
): string {
  return [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([name, content]) =>
        `${createHash("sha256").update(content).digest("hex")}  ${name}\n`,
    )
    .join("");
}
