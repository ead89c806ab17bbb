/**
 * Checks random runs of the provider, with thousands of calls, against a model. To repeat an episode that failed:
 * `MODEL_SEED=<its seed> npx jest test/contract/model`.
 */
import { expect, test } from "@jest/globals";
import { runEpisodes } from "../model/run-episodes";
import { EpisodeCounts } from "../model/episode-counts";

const episodes = 30;
const firstSeed = Number(process.env.MODEL_SEED ?? 1);

test("nothing is lost, doubled or switched off by mistake, whatever happens to the requests", async () => {
  const counts = new EpisodeCounts();
  await runEpisodes(firstSeed, counts, () => counts.episodes < episodes);
  expect(counts.episodes).toBe(episodes);
});
