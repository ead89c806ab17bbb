/** Like `fleet-episode.ts`, with the real terraform, the real provider and real kills. */
import * as z from "zod/mini";
import type { FaultRule, Sandbox } from "../../src/sandbox";
import { until } from "../support/until";
import { customerBlock } from "../support/hcl/customer-block";
import { providerBlock } from "../support/hcl/provider-block";
import {
  noProviderLeft,
  startTerraform,
} from "../support/terraform/start-terraform";
import type { TerraformWorkspace } from "../support/terraform/terraform-workspace";
import { RandomChanges } from "./random-changes";
import { FleetModel, ignoredKeys, type Held } from "./fleet-model";
import type { SeededRandom } from "../support/random";
import type { EpisodeCounts } from "./episode-counts";

const maxFaultyRuns = 2;

const stateSchema = z.object({
  resources: z.array(
    z.object({
      name: z.string(),
      instances: z.array(
        z.object({
          attributes: z.object({
            id: z.string(),
            deletion_policy: z.nullable(z.string()),
          }),
        }),
      ),
    }),
  ),
});

/** A fleet that the real terraform manages in a sandbox. */
export class TerraformEpisode {
  readonly #workspace: TerraformWorkspace;
  readonly #sandbox: Sandbox;
  readonly #random: SeededRandom;
  readonly #counts: EpisodeCounts;
  readonly #model: FleetModel;
  readonly #changes: RandomChanges;

  constructor(stage: {
    readonly workspace: TerraformWorkspace;
    readonly sandbox: Sandbox;
    readonly random: SeededRandom;
    readonly counts: EpisodeCounts;
  }) {
    this.#workspace = stage.workspace;
    this.#sandbox = stage.sandbox;
    this.#random = stage.random;
    this.#counts = stage.counts;
    const { customers } = stage.sandbox;
    this.#model = new FleetModel(customers, { mayAdopt: true, ignores: true });
    this.#changes = new RandomChanges(stage.random, this.#model, customers);
    this.#changes.addStranger();
  }

  /**
   * Changes something, runs with faults, and then runs until everything is as declared.
   *
   * @throws {Violation} if a rule is broken
   */
  async liveOneRound(): Promise<void> {
    const held = await this.#held();
    if (this.#random.chance(0.5)) this.#changes.changeOutside(held);
    this.#changes.changeDeclarations(held);
    const replace = [...this.#changes.drawReplacements(held)].map(
      (address) => `-replace=avara_express_customer.${address}`,
    );
    await this.#workspace.write(this.#configuration());
    const faultyRuns = this.#random.below(maxFaultyRuns + 1);
    for (let run = 0; run < faultyRuns; run += 1)
      await this.#runIntoFaults(run === 0 ? replace : []);
    this.#counts.steps += 1;
    await this.#workspace.apply();
    this.#model.checkEnd(await this.#held());
  }

  async #runIntoFaults(args: readonly string[]): Promise<void> {
    const random = this.#random;
    const { faults } = this.#sandbox;
    this.#counts.steps += 1;
    for (let rules = 1 + random.below(3); rules > 0; rules -= 1)
      faults.add(drawFault(random));
    const terraform = startTerraform(
      this.#workspace,
      "apply",
      "-auto-approve",
      ...args,
    );
    const victim = random.pick(["none", "provider", "terraform"]);
    if (victim !== "none") {
      // At a random request, or after the end if there are fewer.
      const { requests } = this.#sandbox;
      const killAt = requests.count() + random.below(12);
      let hasEnded = false;
      void terraform.exited.then(() => {
        hasEnded = true;
      });
      await until(() => hasEnded || requests.count() >= killAt);
      this.#counts.countFault(`${victim} killed`);
      if (victim === "provider") await terraform.killProviders();
      else terraform.kill();
    }
    await terraform.exited;
    await noProviderLeft(this.#workspace.directory);
    for (const { rule, hits } of faults.list())
      for (let hit = 0; hit < hits; hit += 1)
        this.#counts.countFault(
          "at" in rule ? `${rule.kind} ${rule.at}` : rule.kind,
        );
    faults.clear();
  }

  #configuration(): string {
    const provider = providerBlock({
      on_existing: "adopt",
      max_retries: 2,
      default_metadata: this.#model.defaults,
      ignore_metadata_keys: [ignoredKeys],
    });
    const blocks = [...this.#model.declared].map(
      ([address, { deletionPolicy, ...declared }]) =>
        customerBlock(address, {
          ...declared,
          deletion_policy: deletionPolicy,
        }),
    );
    return provider + blocks.join("\n");
  }

  async #held(): Promise<Held> {
    const state = await this.#workspace.succeed("state", "pull");
    if (state.trim() === "") return new Map();
    return new Map(
      stateSchema
        .parse(JSON.parse(state))
        .resources.flatMap(({ name, instances }) =>
          instances.map(({ attributes: { id, deletion_policy } }) => [
            name,
            { id, isAbandoned: deletion_policy === "abandon" },
          ]),
        ),
    );
  }
}

function drawFault(random: SeededRandom): FaultRule {
  const scope = {
    method: random.pick(["GET", "POST", "PATCH"] as const),
    skip: random.below(3),
    times: 1 + random.below(3),
  };
  const at = random.pick(["beforeWrite", "afterWrite"] as const);
  const status = random.pick([408, 429, 500, 502, 503, 504]);
  const headers = { "retry-after-ms": String(random.below(200)) };
  return random.pick<FaultRule>([
    { ...scope, kind: "latency", latencyMs: random.below(300) },
    { ...scope, kind: "drop", at },
    { ...scope, kind: "drop", at: "midResponse" },
    {
      ...scope,
      kind: "respond",
      at: status === 429 ? "beforeWrite" : at,
      status,
      headers,
    },
    { ...scope, kind: "respond", at, status: 200, body: "<html>" },
  ]);
}
