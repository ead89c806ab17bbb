/** Runs the quickstart's story, and draws the chapters that the README shows: `npm run record`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { runProgram } from "../../src/system/run-program";
import { repository } from "../storytelling/programs";
import { drawTerminal } from "./draw-terminal";
import { selectChapters } from "./select-chapters";

async function main(): Promise<void> {
  const story = join(repository, "demo/quickstart/main.ts");
  const { stdout, stderr, exitCode } = await runProgram("tsx", [story], {
    cwd: repository,
    env: { ...process.env, FORCE_COLOR: "1" },
  });
  if (exitCode !== 0) throw new Error(stdout + stderr);
  writeFileSync(
    join(repository, "docs/story.svg"),
    drawTerminal(selectChapters(stdout, [2, 3, 6])),
  );
}

void main();
