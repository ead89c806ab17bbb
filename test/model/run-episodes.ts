import { runEpisode } from "./fleet-episode";
import { Violation } from "./fleet-model";
import type { EpisodeCounts } from "./episode-counts";

/**
 * Runs episodes, with one seed after another from `firstSeed` on, as long as `isWanted` returns true.
 *
 * @throws {Violation} that names the seed of the episode
 */
export async function runEpisodes(
  firstSeed: number,
  counts: EpisodeCounts,
  isWanted: () => boolean,
): Promise<void> {
  for (let seed = firstSeed; isWanted(); seed += 1) {
    try {
      await runEpisode(seed, counts);
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      throw new Violation(`Seed ${seed}: ${problem}`, { cause: error });
    }
  }
}
