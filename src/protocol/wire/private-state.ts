import * as z from "zod/mini";
import type { PrivateState } from "../../framework/stored-data";

const privateStateSchema = z.record(z.string(), z.string());

/** Decodes private state from {@link encodePrivateState}. No bytes mean an empty private state. */
export function decodePrivateState(bytes: Uint8Array): PrivateState {
  return bytes.length === 0
    ? {}
    : privateStateSchema.parse(JSON.parse(Buffer.from(bytes).toString()));
}

/** Decodes the private state of another resource type. It is empty if another framework wrote it in another form. */
export function decodeForeignPrivateState(bytes: Uint8Array): PrivateState {
  try {
    return decodePrivateState(bytes);
  } catch {
    return {};
  }
}

/** Encodes private state for Terraform to store. If a call returned none, the former bytes stay. */
export function encodePrivateState(
  state: PrivateState | undefined,
  former: Uint8Array = new Uint8Array(0),
): Uint8Array {
  if (state === undefined) return former;
  return Object.keys(state).length === 0
    ? new Uint8Array(0)
    : Buffer.from(JSON.stringify(state));
}
