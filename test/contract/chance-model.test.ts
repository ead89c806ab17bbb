/**
 * Thousands of runs of the provider by chance, against a model of what must be true. To repeat an
 * episode that failed: `CHANCE_SEED=<its seed> npx jest --selectProjects contract -- chance-model`.
 */
import { expect, test } from "@jest/globals";
import { runEpisodes } from "../chance/run-episodes";
import { Tally } from "../chance/tally";

const episodes = 200;
const firstSeed = Number(process.env.CHANCE_SEED ?? 1);

test("nothing is lost, doubled or switched off by mistake, whatever happens to the requests", async () => {
  const tally = new Tally();
  await runEpisodes(firstSeed, tally, () => tally.episodes < episodes);
  expect(tally.steps).toBeGreaterThan(20_000);
  expect(tally.faults).toBeGreaterThan(800);
  expect(tally.faultsByKind().length).toBe(16);
}, 180_000);
