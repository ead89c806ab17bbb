/**
 * Runs random episodes of the provider for a time: `npm run soak -- --minutes 60 [--seed 1]`. Exits with
 * 1 as soon as a rule is broken, and prints how to repeat the episode.
 */
import { parseArgs } from "node:util";
import { startSandbox } from "../../src/sandbox";
import {
  createTerraformWorkspace,
  type TerraformWorkspace,
} from "../support/terraform/terraform-workspace";
import { runEpisodes } from "./run-episodes";
import { createRandom } from "../support/random";
import { EpisodeCounts } from "./episode-counts";
import { TerraformEpisode } from "./terraform-episode";

/** How many episodes without terraform to run between two rounds of episodes with it. */
const episodesAtOnce = 100;
const terraformRounds = 4;

interface Options {
  readonly minutes: number;
  readonly seed: number;
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      minutes: { type: "string", default: "1" },
      seed: { type: "string", default: String(Date.now() % 2 ** 31) },
    },
  });
  const options = {
    minutes: Number(values.minutes),
    seed: Number(values.seed),
  };
  if (!(options.minutes > 0) || !Number.isInteger(options.seed))
    throw new Error("Usage: npm run soak -- --minutes N [--seed S]");
  return options;
}

async function soak({ minutes, seed: firstSeed }: Options): Promise<void> {
  const endsAt = performance.now() + minutes * 60_000;
  const model = new EpisodeCounts();
  const real = new EpisodeCounts();
  console.log(`Soaking for ${minutes} minutes, from seed ${firstSeed} on.`);
  const workspace = await createTerraformWorkspace("installed");
  try {
    for (let seed = firstSeed; performance.now() < endsAt;) {
      const { episodes } = model;
      await runEpisodes(
        seed,
        model,
        () =>
          model.episodes < episodes + episodesAtOnce &&
          performance.now() < endsAt,
      );
      await runWithTerraform(workspace, seed, real);
      seed += episodesAtOnce;
      const leftMinutes = Math.max(0, (endsAt - performance.now()) / 60_000);
      console.log(
        `${leftMinutes.toFixed(1)} minutes left: ${describe(model)} without terraform, ${describe(real)} with it`,
      );
    }
  } finally {
    await workspace[Symbol.asyncDispose]();
  }
  summarize("Without terraform", model);
  summarize("With terraform", real);
  console.log("Losses: 0, duplicates: 0, deactivations by mistake: 0.");
}

async function runWithTerraform(
  workspace: TerraformWorkspace,
  seed: number,
  counts: EpisodeCounts,
): Promise<void> {
  const sandbox = await startSandbox();
  try {
    await workspace.restart(sandbox);
    const random = createRandom(seed);
    const stage = { workspace, sandbox, random, counts };
    const episode = new TerraformEpisode(stage);
    for (let round = 0; round < terraformRounds; round += 1)
      await episode.liveOneRound();
    counts.episodes += 1;
    counts.requests += sandbox.requests.count();
  } catch (error) {
    throw new Error(`Seed ${seed}, with terraform`, { cause: error });
  } finally {
    await sandbox.close();
  }
}

function describe({ steps, faults }: EpisodeCounts): string {
  return `${steps} steps and ${faults} faults`;
}

function summarize(title: string, counts: EpisodeCounts): void {
  console.log(
    `\n${title}: ${counts.episodes} episodes, ${counts.steps} steps, ${counts.requests} requests, ${counts.faults} faults:`,
  );
  for (const [kind, count] of counts.faultsByKind())
    console.log(`  ${String(count).padStart(7)}  ${kind}`);
}

soak(readOptions()).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
