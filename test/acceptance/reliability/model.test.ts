/** Checks random runs of the real terraform, with faults and kills, against a model. */
import { test } from "@jest/globals";
import { createRandom } from "../../support/random";
import { EpisodeCounts } from "../../model/episode-counts";
import { TerraformEpisode } from "../../model/terraform-episode";
import { useTerraform } from "../../support/terraform/use-terraform";

const begin = useTerraform("installed");

const rounds = 5;
const seed = Number(process.env.MODEL_SEED ?? 1);

test(`nothing is lost, doubled or switched off by mistake, with the real terraform (seed ${seed})`, async () => {
  const counts = new EpisodeCounts();
  const stage = await begin();
  const random = createRandom(seed);
  const episode = new TerraformEpisode({ ...stage, random, counts });
  for (let round = 0; round < rounds; round += 1) await episode.liveOneRound();
});
