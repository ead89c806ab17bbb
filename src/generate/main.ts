/** Writes all generated files into the repository: `npm run generate`. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { bindingsFolder } from "./bindings";
import { referenceFolder } from "./documentation/construct-reference";
import { generate } from "./generate";
import { repositoryRoot } from "./repository";

async function main(): Promise<void> {
  const files = await generate();
  for (const folder of [bindingsFolder, referenceFolder])
    await rm(join(repositoryRoot, folder), { recursive: true, force: true });
  for (const [path, text] of files) {
    const file = join(repositoryRoot, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    process.stdout.write(`${path}\n`);
  }
}

void main();
