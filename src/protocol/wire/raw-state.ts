import * as z from "zod/mini";
import type { OldState } from "../../framework/stored-data";
import type { RawState } from "./generated/tfplugin6";

const oldStateSchema = z.record(z.string(), z.unknown());

/** Parses a state or an identity as the state file holds it. */
export function parseRawState(raw: RawState | undefined): OldState {
  const json = Buffer.from(raw?.json ?? new Uint8Array(0)).toString();
  return oldStateSchema.parse(JSON.parse(json));
}
