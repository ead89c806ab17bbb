import { readdir } from "node:fs/promises";
import { isOpenTofu } from "./terraform/clients";

/** The names in folders that a program had to leave empty, except what tsx and OpenTofu create in every one. */
export async function leftBehind(
  ...folders: readonly string[]
): Promise<readonly string[]> {
  const own = isOpenTofu() ? [".terraform.d"] : [];
  const names = await Promise.all(folders.map((folder) => readdir(folder)));
  return names
    .flat()
    .filter((name) => !name.startsWith("tsx-") && !own.includes(name));
}
