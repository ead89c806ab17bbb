/** A random episode: declarations, changes outside Terraform, faults, and runs until everything is as declared. */
import type { ObjectValue } from "../../src/framework/schema/values";
import { expressCustomerSchema } from "../../src/provider/express-customer/schema";
import type { QuirkOptions } from "../../src/sandbox";
import {
  objectOf,
  type ShownDiagnostic,
} from "../support/provider/provider-caller";
import { expectedDeactivations } from "./expected-deactivations";
import { FaultyApi } from "./faulty-api";
import { RandomChanges } from "./random-changes";
import { FleetModel, ignoredKeys, Violation, type Held } from "./fleet-model";
import { createRandom, type SeededRandom } from "../support/random";
import type { Refresh } from "./plan-resource";
import {
  killedDiagnostic,
  SmallTerraform,
  textAt,
  type Plan,
  type RunOptions,
} from "./small-terraform";
import type { EpisodeCounts } from "./episode-counts";
import { createFakeClock } from "../support/fake-clock";
import { WriteWatch } from "./write-watch";

const rounds = 5;

const refreshes: readonly [Refresh, ...Refresh[]] = [
  "first",
  "first",
  "first",
  "never",
  "minimal",
];

/** The number of runs that may have faults, and of runs without faults that must then suffice. */
const faultyRuns = 6;
const quietRuns = 4;

/**
 * Runs one episode.
 *
 * @throws {Violation} if a rule is broken
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
  readonly #faultRate: number;
  readonly #changes: RandomChanges;

  constructor(random: SeededRandom, counts: EpisodeCounts) {
    this.#random = random;
    this.#counts = counts;
    const mayAdopt = random.chance(0.5);
    this.#faultRate = random.pick([0, 0.03, 0.1, 0.3]);
    this.#quirks = drawQuirks(random, { mayAdopt });
    this.#api = new FaultyApi({
      random,
      counts,
      clock: this.#clock,
      quirks: this.#quirks,
      onWrite: (write) => {
        this.#watch.judge(write, this.#api.customers);
      },
    });
    this.#model = new FleetModel(this.#api.customers, {
      mayAdopt,
      // If the API merges metadata, a key cannot be removed beside an ignored one.
      ignores: this.#quirks.metadataMerges !== true && random.chance(0.7),
    });
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
      this.#changes.changeOutside(this.#held());
    this.#changes.changeDeclarations(this.#held());
    const replace =
      // A list that omits inactive customers does not show one whose replacement was killed.
      listOmitsInactive === true
        ? new Set<string>()
        : this.#changes.drawReplacements(this.#held());
    const expected = isFresh
      ? expectedDeactivations(this.#held(), this.#model, this.#api.customers)
      : null;
    if (expected !== null) await this.#checkGuard(replace, expected);
    await this.#checkTwins();
    await this.#checkTwoAddresses();
    // A replacement and a tainted object of one name are not planned at once.
    if (replace.size === 0) this.#taint();
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
    // A run that reads outdated customers may find nothing to do.
    let runsToBeWell = this.#quirks.staleReads === undefined ? 1 : 2;
    for (let run = 1; run <= faultyRuns + quietRuns; run += 1) {
      const isFaulty = run <= faultyRuns;
      this.#beFaulty(isFaulty);
      const isSaved = isFaulty && this.#random.chance(0.15);
      const refresh = isFaulty ? this.#random.pick(refreshes) : "first";
      const options = {
        ...this.#options(toReplace, { max_deactivations }),
        refresh,
      };
      const plan = await this.#plan(options);
      errors = plan.errors;
      if (errors.length > 0) continue;
      const undo = isSaved ? this.#changeMeanwhile(plan) : () => undefined;
      // A customer that another client creates at the same time cannot be distinguished from ours.
      if (isSaved) await this.#clock.run(this.#clock.sleep(1_000));
      const isSeen = !isSaved && refresh === "first";
      const applied = await this.#apply(plan, options, isSeen);
      undo();
      // A plan that has not read all live customers may leave something to do.
      const isWell = applied.isWell && isSeen;
      errors = applied.errors;
      if (isWell) runsToBeWell -= 1;
      if (runsToBeWell === 0) return;
      toReplace = new Set();
      // A customer that was created halfway may have to be deactivated as well.
      max_deactivations = null;
      if (!isWell) await this.#recover();
    }
    throw new Violation(
      `a fleet does not recover without faults: ${JSON.stringify(errors)}`,
    );
  }

  #beFaulty(isFaulty: boolean): void {
    this.#api.faultRate = isFaulty ? this.#faultRate : 0;
    // A list that omits customers cannot show them to a user whose state was lost.
    this.#api.mayKill = isFaulty && this.#quirks.listOmitsInactive !== true;
  }

  async #plan(
    options: RunOptions,
    { isHasty = false }: { readonly isHasty?: boolean } = {},
  ): Promise<Plan> {
    this.#watch.forbidAll();
    // An early plan cannot see the previous run's customers in the list.
    if (!isHasty)
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
    isSeen: boolean,
  ): Promise<{ isWell: boolean; errors: readonly ShownDiagnostic[] }> {
    const before = this.#terraform.instances;
    const isBlurred =
      !isSeen ||
      this.#api.faultRate > 0 ||
      this.#quirks.staleReads !== undefined;
    this.#watch.allow(plan.actions, this.#api.customers);
    const reported = await this.#clock.run(
      this.#terraform.apply(plan, options),
    );
    const errors = reported.filter(({ severity }) => severity === "error");
    // The report of a provider that was killed is lost.
    if (!errors.includes(killedDiagnostic)) this.#watch.checkReport(reported);
    this.#checkDiagnostics(errors);
    const refused = errors.find(({ detail }) =>
      detail.includes("max_deactivations"),
    );
    if (refused !== undefined && !isBlurred)
      throw new Violation(
        `the apply rejects what the plan allowed: ${refused.detail}`,
      );
    // The API finishes pending work before the next run.
    await this.#clock.runOut();
    if (this.#api.mayKill && this.#random.chance(this.#faultRate / 3)) {
      this.#counts.countFault("terraform killed, its state lost");
      this.#terraform.instances = before;
      return { isWell: false, errors };
    }
    return { isWell: errors.length === 0, errors };
  }

  /** Does what a careful user does: imports the customers that the plan names, instead of creating them again. */
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
        this.#terraform.import(wanting.address, id, this.#settings()),
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

  /** Lets other clients act between plan and apply. Returns a function that undoes a rename that no plan could resolve. */
  #changeMeanwhile({ actions }: Plan): () => void {
    const random = this.#random;
    const { customers } = this.#api;
    const created = random.pickAny(
      actions.filter(({ action }) => action === "create"),
    );
    // A replaced customer that is renamed would not be found if the run were killed.
    const kept = random.pickAny(
      actions.filter(({ action }) => action === "nothing"),
    );
    const live = customers.get(textAt(kept?.prior?.state, "id"));
    const name = textAt(created?.config, "name");
    if (this.#quirks.staleReads !== undefined) return () => undefined;
    if (created === undefined || random.chance(0.4)) {
      const others = new Map(
        [...this.#held()].filter(
          ([address, { id, isAbandoned }]) =>
            !this.#model.isLeft(id) &&
            actions.some(
              ({ address: planned, action }) =>
                planned === address &&
                action !== "replace" &&
                // The model expects an abandoned customer as it was when its declaration was removed.
                !(isAbandoned && action === "destroy"),
            ),
        ),
      );
      this.#changes.changeOutside(others);
      return () => undefined;
    }
    if (live === undefined || random.chance(0.5)) {
      // With faults, our own customer of the name may already exist. Then neither can be adopted.
      const isAmbiguous =
        this.#model.mayAdopt &&
        (this.#faultRate > 0 ||
          customers.all().some((one) => one.expressCustomerName === name));
      if (isAmbiguous) return () => undefined;
      this.#model.noteStranger(customers.add({ name }));
      return () => undefined;
    }
    const id = live.expressCustomerId;
    customers.update(id, { expressCustomerName: name });
    return () => {
      customers.update(id, { expressCustomerName: live.expressCustomerName });
    };
  }

  /** Checks that a new resource neither adopts nor ignores the customer of another resource of its name. */
  async #checkTwins(): Promise<void> {
    const twin = this.#random.pickAny([...this.#held()]);
    const held = twin && this.#terraform.instances.get(twin[0]);
    const live = this.#api.customers.get(twin?.[1].id ?? "");
    const name = textAt(held?.state, "name");
    const isSeen =
      this.#quirks.staleReads === undefined &&
      live?.expressCustomerName === name &&
      (live.isActive || this.#quirks.listOmitsInactive !== true);
    if (held === undefined || held.isTainted || !isSeen) return;
    this.#beFaulty(true);
    this.#api.mayKill = false;
    const options = this.#options(new Set());
    const { errors } = await this.#plan({
      ...options,
      declared: new Map([
        ...options.declared,
        [twin?.[0] ?? "", configOf({ name, on_existing: "create" })],
        [
          "twin",
          configOf({ name, on_existing: this.#random.pick(["adopt", "fail"]) }),
        ],
      ]),
      refresh: this.#random.pick(refreshes),
    });
    if (errors.length === 0)
      throw new Violation(`a twin of ${JSON.stringify(live)} is planned`);
  }

  /** Checks that no customer is planned at two addresses. */
  async #checkTwoAddresses(): Promise<void> {
    const [address, held] = this.#random.pickAny([...this.#held()]) ?? [];
    if (address === undefined || held === undefined) return;
    if (this.#api.customers.get(held.id) === undefined) return;
    this.#beFaulty(false);
    const options = this.#options(new Set());
    const { errors } = await this.#plan({
      ...options,
      declared: new Map([
        ...options.declared,
        [address, configOf({ name: "Both" })],
        ["second", configOf({ name: "Both" })],
      ]),
      imports: new Map([["second", held.id]]),
      refresh: this.#random.pick(refreshes),
    });
    if (!errors.some(({ summary }) => summary.includes(held.id)))
      throw new Violation(`${held.id} is planned at two addresses`);
  }

  #taint(): void {
    const { instances } = this.#terraform;
    // A customer that is renamed at the same time would not be found if the run were killed.
    for (const [address, { state }] of instances) {
      const live = this.#api.customers.get(textAt(state, "id"));
      const name = this.#model.declared.get(address)?.name;
      if (name === live?.expressCustomerName && this.#random.chance(0.08))
        this.#terraform.taint(address);
    }
  }

  async #checkThatNothingIsLeftToDo(): Promise<void> {
    this.#beFaulty(false);
    const options = this.#options(new Set());
    // The first read may be outdated.
    if (this.#quirks.staleReads !== undefined) await this.#plan(options);
    // Immediately afterwards, the list is late, and must not cause false drift.
    for (const isHasty of [true, false]) {
      const { actions, errors } = await this.#plan(options, { isHasty });
      const undone = actions.filter(({ action }) => action !== "nothing");
      if (undone.length > 0 || errors.length > 0)
        throw new Violation(
          `something is left to do: ${JSON.stringify(undone.map(({ address, action }) => ({ address, action })))} ${JSON.stringify(errors)}`,
        );
    }
  }

  #settings(): ObjectValue {
    const { defaults, ignores, mayAdopt } = this.#model;
    return {
      on_existing: mayAdopt ? "adopt" : "create",
      default_metadata: new Map(Object.entries(defaults)),
      ignore_metadata_keys: ignores ? [ignoredKeys] : null,
    };
  }

  #checkDiagnostics(diagnostics: readonly ShownDiagnostic[]): void {
    const bug = diagnostics.find(({ summary }) =>
      /unexpectedly|inconsistently/.test(summary),
    );
    if (bug !== undefined) throw new Violation(`${bug.summary}: ${bug.detail}`);
    const [offence] = this.#watch.offences;
    if (offence !== undefined)
      throw new Violation(`no plan has announced ${offence}`);
    this.#model.checkIgnored();
  }

  #options(
    replace: ReadonlySet<string>,
    settings: ObjectValue = {},
  ): RunOptions {
    return {
      replace,
      settings: { ...this.#settings(), ...settings },
      declared: new Map(
        [...this.#model.declared].map(([address, declared]) => [
          address,
          configOf({
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

function configOf(attributes: ObjectValue): ObjectValue {
  return objectOf(expressCustomerSchema, attributes);
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
    // A customer that the list omits cannot be found by its name.
    listOmitsInactive: !mayAdopt && random.chance(0.2),
    // Not both, because a late list would leave a stale read for later.
    ...(random.chance(0.1)
      ? { staleReads: 1 }
      : random.chance(0.4) && { listLagMs: random.below(5000) }),
    listOmitsMetadata: random.chance(0.2),
  };
}
