/** Random runs of the real terraform into faults and kills, against a model of what must be true. */
import { expect, test } from "@jest/globals";
import { createRandom } from "../chance/seeded-random";
import { Tally } from "../chance/tally";
import { TerraformEpisode } from "../chance/terraform-episode";
import { useTerraform } from "../support/use-terraform";

const begin = useTerraform();

const rounds = 5;
const seed = Number(process.env.CHANCE_SEED ?? 1);

test(`nothing is lost, doubled or switched off by mistake, with the real terraform (seed ${seed})`, async () => {
  const tally = new Tally();
  const stage = await begin();
  const random = createRandom(seed);
  const episode = new TerraformEpisode({ ...stage, random, tally });
  for (let round = 0; round < rounds; round += 1) await episode.liveOneRound();
  expect(tally.steps).toBeGreaterThan(rounds);
  expect(tally.faults).toBeGreaterThan(5);
}, 180_000);
