import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { FleetError } from "../../../../src/constructs/fleet/fleet-error";
import { parseFleet } from "../../../../src/constructs/fleet/parse-fleet";
import { useTemporaryFolder } from "../../../support/use-temporary-folder";

/** Files with the data of fleets, in a temporary folder of each test. */
export function useFleetFiles() {
  const directory = useTemporaryFolder();

  /** Returns the path of the file. */
  function write(name: string, text: string): string {
    const path = join(directory(), name);
    writeFileSync(path, text);
    return path;
  }

  /** The error of a file, with `FILE` in place of its path. */
  function errorOf(name: string, text: string): string {
    const path = write(name, text);
    try {
      parseFleet(path);
    } catch (error) {
      if (error instanceof FleetError)
        return error.message.replaceAll(relative("", path), "FILE");
      throw error;
    }
    throw new Error("The file has no error.");
  }

  return { write, errorOf };
}
