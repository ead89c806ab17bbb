import { isCdktfProject, stackFolders } from "../machine/cdktf-project";
import {
  type CliConfiguration,
  readCliConfiguration,
} from "../machine/cli-configuration";
import {
  pathInMirror,
  providerBundle,
} from "../../constructs/provider/provider-files";
import type { Machine } from "../machine/machine";

/** What several checks look at. */
export interface Facts {
  readonly machine: Machine;
  /** Whether the project is a CDKTF app. */
  readonly isCdktf: boolean;
  /** The folders of its synthesized stacks. */
  readonly stacks: readonly string[];
  readonly configuration: CliConfiguration;
  /** Null if Terraform does not find the provider of this version. */
  readonly installed: InstalledProvider | null;
  /** The provider of this package. Null if it is not built. */
  readonly bundle: Buffer | null;
}

/** The provider of this version, where Terraform finds it. */
export interface InstalledProvider {
  readonly mirror: string;
  readonly path: string;
  readonly script: Buffer;
}

/** Looks at a machine. */
export async function findFacts(machine: Machine): Promise<Facts> {
  const configuration = await readCliConfiguration(machine);
  return {
    machine,
    isCdktf: await isCdktfProject(machine),
    stacks: await stackFolders(machine),
    configuration,
    installed: await findProvider(machine, configuration),
    bundle: await machine.read(providerBundle),
  };
}

async function findProvider(
  { read }: Machine,
  { mirrors }: CliConfiguration,
): Promise<InstalledProvider | null> {
  for (const mirror of mirrors) {
    const path = pathInMirror(mirror);
    const script = await read(path);
    if (script !== null) return { mirror, path, script };
  }
  return null;
}
