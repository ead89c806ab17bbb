import { mkdir, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";

/** Runs an installed program from the nearest `node_modules/.bin`, like npx, without starting npm. */
const script = `#!/bin/bash
folder=$PWD
until [ -x "$folder/node_modules/.bin/$1" ]; do
  [ "$folder" = / ] && echo "npx: $1 is not installed" >&2 && exit 127
  folder=$(dirname "$folder")
done
exec "$folder/node_modules/.bin/$1" "\${@:2}"
`;

/** Puts an npx that takes a tenth of the time on the PATH of an environment. */
export async function useQuickNpx(
  home: string,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const folder = join(home, ".quick-npx");
  await mkdir(folder);
  await writeFile(join(folder, "npx"), script, { mode: 0o755 });
  env.PATH = [folder, env.PATH].join(delimiter);
}
