/** The account, the Terraform and the declarations of an episode, and the checks of each plan and apply. */
import type { ObjectValue } from "../../src/framework/schema/values";
import { expressCustomerSchema } from "../../src/provider/express-customer/schema";
import type { QuirkOptions } from "../../src/sandbox";
import { objectOf } from "../support/provider/provider-caller";
import type { ShownDiagnostic } from "../support/provider/shown-diagnostic";
import { createFakeClock, newYearMs } from "../support/fake-clock";
import type { SeededRandom } from "../support/random";
import type { EpisodeCounts } from "./episode-counts";
import { FaultyApi } from "./faulty-api";
import { FleetModel, ignoredKeys, Violation, type Held } from "./fleet-model";
import { RandomChanges } from "./random-changes";
import {
  killedDiagnostic,
  SmallTerraform,
  textAt,
  type Plan,
  type RunOptions,
} from "./simulated-terraform/small-terraform";
import { WriteWatch } from "./write-watch";

export class EpisodeWorld {
  readonly random: SeededRandom;
  readonly #counts: EpisodeCounts;
  readonly clock = createFakeClock(newYearMs);
  readonly #watch = new WriteWatch();
  readonly quirks: QuirkOptions;
  readonly api: FaultyApi;
  readonly terraform: SmallTerraform;
  readonly model: FleetModel;
  /** The probability of a fault while faults may occur. */
  readonly faultRate: number;
  readonly changes: RandomChanges;

  constructor(random: SeededRandom, counts: EpisodeCounts) {
    this.random = random;
    this.#counts = counts;
    const mayAdopt = random.chance(0.5);
    this.faultRate = random.pick([0, 0.03, 0.1, 0.3]);
    this.quirks = drawQuirks(random, { mayAdopt });
    this.api = new FaultyApi({
      random,
      counts,
      clock: this.clock,
      quirks: this.quirks,
      onWrite: (write) => {
        this.#watch.judge(write, this.api.customers);
      },
    });
    this.model = new FleetModel(this.api.customers, {
      mayAdopt,
      // If the API merges metadata, a key cannot be removed beside an ignored one.
      ignores: this.quirks.metadataMerges !== true && random.chance(0.7),
    });
    this.terraform = new SmallTerraform({
      random,
      counts,
      clock: this.clock,
      api: this.api,
    });
    this.changes = new RandomChanges(random, this.model, this.api.customers);
    const strangers = random.chance(0.05) ? 130 : random.below(4);
    for (let index = 0; index < strangers; index += 1)
      this.changes.addStranger();
  }

  /** Begins or ends the time in which faults may occur. */
  beFaulty(isFaulty: boolean): void {
    this.api.faultRate = isFaulty ? this.faultRate : 0;
    // A list that omits customers cannot show them to a user whose state was lost.
    this.api.mayKill = isFaulty && this.quirks.listOmitsInactive !== true;
  }

  /** Plans, and checks that this writes nothing. */
  async plan(
    options: RunOptions,
    { isHasty = false }: { readonly isHasty?: boolean } = {},
  ): Promise<Plan> {
    this.#watch.forbidAll();
    // An early plan cannot see the previous run's customers in the list.
    if (!isHasty)
      await this.clock.run(
        this.clock.sleep((this.quirks.listLagMs ?? 0) + 100),
      );
    const plan = await this.clock.run(this.terraform.plan(options));
    this.#checkDiagnostics(
      plan.actions.flatMap(({ diagnostics }) => diagnostics),
    );
    return plan;
  }

  /** Applies a plan, and checks that this writes only what it showed. @param isSeen whether the plan read all live customers */
  async apply(
    plan: Plan,
    options: RunOptions,
    isSeen: boolean,
  ): Promise<{ isWell: boolean; errors: readonly ShownDiagnostic[] }> {
    const before = this.terraform.instances;
    const isBlurred =
      !isSeen || this.api.faultRate > 0 || this.quirks.staleReads !== undefined;
    this.#watch.allow(plan.actions, this.api.customers);
    const reported = await this.clock.run(this.terraform.apply(plan, options));
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
    await this.clock.runOut();
    if (this.api.mayKill && this.random.chance(this.faultRate / 3)) {
      this.#counts.countFault("terraform killed, its state lost");
      this.terraform.instances = before;
      return { isWell: false, errors };
    }
    return { isWell: errors.length === 0, errors };
  }

  settings(): ObjectValue {
    const { defaults, ignores, mayAdopt } = this.model;
    return {
      on_existing: mayAdopt ? "adopt" : "create",
      default_metadata: new Map(Object.entries(defaults)),
      ignore_metadata_keys: ignores ? [ignoredKeys] : null,
    };
  }

  options(
    replace: ReadonlySet<string>,
    settings: ObjectValue = {},
  ): RunOptions {
    return {
      replace,
      settings: { ...this.settings(), ...settings },
      declared: new Map(
        [...this.model.declared].map(([address, declared]) => [
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

  held(): Held {
    return new Map(
      [...this.terraform.instances].map(([address, { state }]) => [
        address,
        {
          id: textAt(state, "id"),
          isAbandoned: state.deletion_policy === "abandon",
        },
      ]),
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
    this.model.checkIgnored();
  }
}

/** A configuration of these attributes alone. */
export function configOf(attributes: ObjectValue): ObjectValue {
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
