import { isNativeError } from "node:util/types";

// Not `instanceof Error`: test runners load us beside Node's own classes, in another realm.

/** The code of an error of the operating system, as `ENOENT`; undefined for anything else. */
export function systemErrorCode(error: unknown): unknown {
  return isNativeError(error) && "code" in error ? error.code : undefined;
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return isNativeError(error) ? error.message : String(error);
}
