/** A random episode: declarations, changes outside Terraform, faults, and runs until everything is as declared. */
import type { ObjectValue } from "../../src/framework/values";
import { expressCustomerSchema } from "../../src/provider/express-customer/schema";
import type { QuirkOptions } from "../../src/sandbox";
import { objectOf } from "../support/provider/provider-caller";
import type { ShownDiagnostic } from "../support/provider/provider-caller";
import { expectedDeactivations } from "./expected-deactivations";
import { FaultyApi } from "./faulty-api";
import { RandomChanges } from "./random-changes";
import { FleetModel, Violation } from "./fleet-model";
import type { Held } from "./fleet-model";
import { createRandom } from "../support/random";
import type { SeededRandom } from "../support/random";
import { SmallTerraform, textAt } from "./small-terraform";
import type { Plan, RunOptions } from "./small-terraform";
import type { EpisodeCounts } from "./episode-counts";
import { createFakeClock } from "../support/fake-clock";
import { WriteWatch } from "./write-watch";

const rounds = 5;

/** Runs that may meet faults, and as many as must do then. */
const faultyRuns = 6;
const quietRuns = 4;

/**
 * Lives through an episode.
 *
 * @throws {Violation} when a rule is broken
 */
export async function runEpisode(
  seed: number,
  counts: EpisodeCounts,
): Promise<void> {
  const episode = new Episode(createRandom(seed), counts);
  for (let round = 0; round < rounds; round += 1) await episode.liveOneRound();
  counts.episodes += 1;
}

class Episode {
  readonly #random: SeededRandom;
  readonly #counts: EpisodeCounts;
  readonly #clock = createFakeClock(Date.parse("2026-01-01T00:00:00Z"));
  readonly #watch = new WriteWatch();
  readonly #quirks: QuirkOptions;
  readonly #api: FaultyApi;
  readonly #terraform: SmallTerraform;
  readonly #model: FleetModel;
  readonly #settings: ObjectValue;
  readonly #faultRate: number;
  readonly #changes: RandomChanges;

  constructor(random: SeededRandom, counts: EpisodeCounts) {
    this.#random = random;
    this.#counts = counts;
    const mayAdopt = random.chance(0.5);
    this.#settings = { on_existing: mayAdopt ? "adopt" : "create" };
    this.#faultRate = random.pick([0, 0.03, 0.1, 0.3]);
    this.#quirks = drawQuirks(random, { mayAdopt });
    this.#api = new FaultyApi({
      random,
      counts,
      clock: this.#clock,
      quirks: this.#quirks,
      onWrite: (write) => {
        this.#watch.judge(write, this.#api.customers, this.#model);
      },
    });
    this.#model = new FleetModel(this.#api.customers, { mayAdopt });
    this.#terraform = new SmallTerraform({
      random,
      counts,
      clock: this.#clock,
      api: this.#api,
    });
    this.#changes = new RandomChanges(random, this.#model, this.#api.customers);
    const strangers = random.chance(0.05) ? 130 : random.below(4);
    for (let index = 0; index < strangers; index += 1)
      this.#changes.addStranger();
  }

  async liveOneRound(): Promise<void> {
    const { listOmitsInactive, staleReads } = this.#quirks;
    const isFresh = staleReads === undefined;
    for (let others = this.#random.below(3); isFresh && others > 0; others -= 1)
      this.#changes.changeElsewhere(this.#held());
    this.#changes.changeDeclarations(this.#held());
    const replace =
      // A list that leaves out inactive customers names none whose replacement was killed.
      listOmitsInactive === true
        ? new Set<string>()
        : this.#changes.drawReplacements(this.#held());
    const expected = isFresh
      ? expectedDeactivations(this.#held(), this.#model, this.#api.customers)
      : null;
    if (expected !== null) await this.#checkGuard(replace, expected);
    await this.#runUntilWell(replace, expected?.length);
    await this.#checkThatNothingIsLeftToDo();
    this.#model.checkEnd(this.#held());
  }

  async #runUntilWell(
    replace: ReadonlySet<string>,
    maxDeactivations: number | undefined,
  ): Promise<void> {
    let toReplace = replace;
    let errors: readonly ShownDiagnostic[] = [];
    let max_deactivations = maxDeactivations ?? null;
    // A run that looks at what is out of date may find nothing to do.
    let runsToBeWell = this.#quirks.staleReads === undefined ? 1 : 2;
    for (let run = 1; run <= faultyRuns + quietRuns; run += 1) {
      this.#beFaulty(run <= faultyRuns);
      const options = this.#options(toReplace, { max_deactivations });
      const plan = await this.#plan(options);
      errors = plan.errors;
      if (errors.length > 0) continue;
      const applied = await this.#apply(plan, options);
      const { isWell } = applied;
      errors = applied.errors;
      if (isWell) runsToBeWell -= 1;
      if (runsToBeWell === 0) return;
      toReplace = new Set();
      // What was created by half may have to be deactivated as well.
      max_deactivations = null;
      if (!isWell) await this.#recover();
    }
    throw new Violation(
      `a fleet does not get well without faults: ${JSON.stringify(errors)}`,
    );
  }

  #beFaulty(isFaulty: boolean): void {
    this.#api.faultRate = isFaulty ? this.#faultRate : 0;
    // What a list leaves out it does not name to somebody whose state was lost.
    this.#api.mayKill = isFaulty && this.#quirks.listOmitsInactive !== true;
  }

  async #plan(options: RunOptions): Promise<Plan> {
    this.#watch.forbidAll();
    // Nobody is so quick that the list lacks what the run before has made.
    await this.#clock.run(
      this.#clock.sleep((this.#quirks.listLagMs ?? 0) + 100),
    );
    const plan = await this.#clock.run(this.#terraform.plan(options));
    this.#checkDiagnostics(
      plan.actions.flatMap(({ diagnostics }) => diagnostics),
    );
    return plan;
  }

  async #apply(
    plan: Plan,
    options: RunOptions,
  ): Promise<{ isWell: boolean; errors: readonly ShownDiagnostic[] }> {
    const before = this.#terraform.instances;
    const isBlurred =
      this.#api.faultRate > 0 || this.#quirks.staleReads !== undefined;
    this.#watch.allow(plan.actions, this.#api.customers, isBlurred);
    const errors = await this.#clock.run(this.#terraform.apply(plan, options));
    this.#checkDiagnostics(errors);
    const refused = errors.find(({ detail }) =>
      detail.includes("max_deactivations"),
    );
    if (refused !== undefined && !isBlurred)
      throw new Violation(
        `what the plan allowed is refused: ${refused.detail}`,
      );
    // What the API is still about to do, it does before the next run.
    await this.#clock.runOut();
    if (this.#api.mayKill && this.#random.chance(this.#faultRate / 3)) {
      this.#counts.countFault("terraform killed, its state lost");
      this.#terraform.instances = before;
      return { isWell: false, errors };
    }
    return { isWell: errors.length === 0, errors };
  }

  /** What a careful user does: import what the plan names, instead of creating it again. */
  async #recover(): Promise<void> {
    if (this.#model.mayAdopt) return;
    const orphans = [...this.#model.orphans(this.#held())];
    if (orphans.length === 0) return;
    this.#beFaulty(false);
    const { actions } = await this.#plan(this.#options(new Set()));
    const imported = new Set<string>();
    for (const orphan of orphans) {
      const { expressCustomerId: id, expressCustomerName: name } = orphan;
      const wanting = actions.find(
        ({ action, address, config }) =>
          action === "create" &&
          config?.name === name &&
          !imported.has(address),
      );
      if (wanting === undefined)
        throw new Violation(`a duplicate was made: ${JSON.stringify(orphan)}`);
      if (
        !wanting.diagnostics.some(({ detail }) =>
          detail.includes(`id = "${id}"`),
        )
      )
        throw new Violation(`the plan does not name the orphan ${id}`);
      imported.add(wanting.address);
      await this.#clock.run(
        this.#terraform.import(wanting.address, id, this.#settings),
      );
    }
  }

  async #checkGuard(
    replace: ReadonlySet<string>,
    expected: readonly string[],
  ): Promise<void> {
    this.#beFaulty(false);
    for (const isAllowed of [true, false]) {
      const max_deactivations = expected.length - (isAllowed ? 0 : 1);
      if (max_deactivations < 0) return;
      const { errors } = await this.#plan(
        this.#options(replace, { max_deactivations }),
      );
      const isStopped = errors.length > 0;
      const last = errors.at(-1)?.detail ?? "";
      const forgotten = expected.find(
        (id) => !errors.some(({ detail }) => detail.includes(id)),
      );
      if (isStopped === isAllowed || (isStopped && forgotten !== undefined))
        throw new Violation(
          `the plan deactivates ${expected.join()}, max_deactivations is ${max_deactivations}, and it says: ${last}`,
        );
    }
  }

  async #checkThatNothingIsLeftToDo(): Promise<void> {
    this.#beFaulty(false);
    const options = this.#options(new Set());
    // The first look may be out of date.
    if (this.#quirks.staleReads !== undefined) await this.#plan(options);
    const { actions, errors } = await this.#plan(options);
    const undone = actions.filter(({ action }) => action !== "nothing");
    if (undone.length > 0 || errors.length > 0)
      throw new Violation(
        `something is left to do: ${JSON.stringify(undone.map(({ address, action }) => ({ address, action })))} ${JSON.stringify(errors)}`,
      );
  }

  #checkDiagnostics(diagnostics: readonly ShownDiagnostic[]): void {
    const bug = diagnostics.find(({ summary }) =>
      /unexpectedly|inconsistently/.test(summary),
    );
    if (bug !== undefined) throw new Violation(`${bug.summary}: ${bug.detail}`);
    const [offence] = this.#watch.offences;
    if (offence !== undefined)
      throw new Violation(`no plan has announced ${offence}`);
  }

  #options(
    replace: ReadonlySet<string>,
    settings: ObjectValue = {},
  ): RunOptions {
    return {
      replace,
      settings: { ...this.#settings, ...settings },
      declared: new Map(
        [...this.#model.declared].map(([address, declared]) => [
          address,
          objectOf(expressCustomerSchema, {
            name: declared.name,
            active: declared.active ? null : false,
            metadata: new Map(Object.entries(declared.metadata)),
            deletion_policy:
              declared.deletionPolicy === "deactivate" ? null : "abandon",
          }),
        ]),
      ),
    };
  }

  #held(): Held {
    return new Map(
      [...this.#terraform.instances].map(([address, { state }]) => [
        address,
        {
          id: textAt(state, "id"),
          isAbandoned: state.deletion_policy === "abandon",
        },
      ]),
    );
  }
}

function drawQuirks(
  random: SeededRandom,
  { mayAdopt }: { readonly mayAdopt: boolean },
): QuirkOptions {
  return {
    metadataMerges: random.chance(0.3),
    deactivateInactiveRefused: random.chance(0.3),
    reactivateActiveRefused: random.chance(0.3),
    listShifts: random.chance(0.3),
    // What the list leaves out cannot be found by its name.
    listOmitsInactive: !mayAdopt && random.chance(0.2),
    // Not both: what a late list answers would leave a stale read for later.
    ...(random.chance(0.1)
      ? { staleReads: 1 }
      : random.chance(0.4) && { listLagMs: random.below(5000) }),
    listOmitsMetadata: random.chance(0.2),
  };
}
