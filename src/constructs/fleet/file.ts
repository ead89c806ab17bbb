import { readFileSync } from "node:fs";
import { extname, relative } from "node:path";
import { readCsvFleet } from "./csv";
import type { FleetEntry } from "./entry";
import { FleetError } from "./fleet-error";
import { readYamlFleet } from "./yaml";

/**
 * Reads a file of customers, of the format that its name ends with.
 *
 * @throws {FleetError} when the file cannot be read, or is not of the format
 */
export function readFleetFile(path: string): readonly FleetEntry[] {
  const file = relative("", path);
  const text = readText(path, file);
  const format = extname(path).toLowerCase();
  switch (format) {
    case ".yaml":
    case ".yml":
      return readYamlFleet(file, text, "core");
    case ".json":
      return readYamlFleet(file, text, "json");
    case ".csv":
      return readCsvFleet(file, text);
    default:
      throw new FleetError(
        `${file}: The name of the file must end with .yaml, .yml, .json or .csv.`,
      );
  }
}

function readText(path: string, file: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    const message = `${file}: The file cannot be read. ${String(cause)}.`;
    throw new FleetError(message, [], { cause });
  }
}
