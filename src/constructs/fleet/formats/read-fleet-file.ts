import { readFileSync } from "node:fs";
import { extname, relative } from "node:path";
import type { FleetData } from "../entry";
import { FleetError } from "../fleet-error";
import { readCsvFleet } from "./csv";
import { decodeFile } from "./decode-file";
import { readYamlFleet } from "./yaml";

/**
 * Reads a file of customers, in the format of its extension.
 *
 * @throws {FleetError} if the file cannot be read, is not UTF-8, or is not of the format
 */
export function readFleetFile(path: string): FleetData {
  const file = relative("", path);
  const text = decodeFile(file, readBytes(path, file));
  const format = extname(path).toLowerCase();
  switch (format) {
    case ".yaml":
    case ".yml":
      return { entries: readYamlFleet(file, text, "core"), notes: [] };
    case ".json":
      return { entries: readYamlFleet(file, text, "json"), notes: [] };
    case ".csv":
      return readCsvFleet(file, text);
    default:
      throw new FleetError(
        `${file}: The name of the file must end with .yaml, .yml, .json or .csv.`,
      );
  }
}

function readBytes(path: string, file: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    const message = `${file}: The file cannot be read. ${String(cause)}.`;
    throw new FleetError(message, [], { cause });
  }
}
