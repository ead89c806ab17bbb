import { join } from "node:path";
import type { Machine } from "./machine";

/** Whether the folder has a CDKTF app. */
export async function isCdktfProject({
  directory,
  read,
}: Pick<Machine, "directory" | "read">): Promise<boolean> {
  return (await read(join(directory, "cdktf.json"))) !== null;
}

/** The folders of the synthesized stacks. cdktf runs terraform in them. */
export async function stackFolders({
  directory,
  list,
}: Pick<Machine, "directory" | "list">): Promise<readonly string[]> {
  const stacks = join(directory, "cdktf.out", "stacks");
  return (await list(stacks)).map((name) => join(stacks, name));
}
