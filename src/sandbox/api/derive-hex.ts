import { createHash } from "node:crypto";

/** Derives 32 hexadecimal digits from its arguments. The same arguments give the same digits. */
export function deriveHex(...parts: readonly (string | number)[]): string {
  return createHash("sha256")
    .update(JSON.stringify(parts))
    .digest("hex")
    .slice(0, 32);
}

/** Derives a UUID (version 8) from its arguments, as {@link deriveHex} does. */
export function deriveUuid(...parts: readonly (string | number)[]): string {
  return deriveHex(...parts).replace(
    /^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/,
    "$1-$2-8$3-8$4-$5",
  );
}
