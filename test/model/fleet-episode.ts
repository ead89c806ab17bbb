/** A random episode: declarations, changes outside Terraform, faults, and runs until everything is as declared. */
import type { ShownDiagnostic } from "../support/provider/shown-diagnostic";
import { createRandom } from "../support/random";
import type { EpisodeCounts } from "./episode-counts";
import { EpisodeWorld } from "./episode-world";
import { expectedDeactivations } from "./expected-deactivations";
import { Violation } from "./fleet-model";
import {
  checkGuard,
  checkThatNothingIsLeftToDo,
  checkTwins,
  checkTwoAddresses,
  refreshes,
} from "./round-checks";
import { textAt, type Plan } from "./simulated-terraform/small-terraform";

const rounds = 5;

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
  const world = new EpisodeWorld(createRandom(seed), counts);
  for (let round = 0; round < rounds; round += 1) await liveOneRound(world);
  counts.episodes += 1;
}

async function liveOneRound(world: EpisodeWorld): Promise<void> {
  const { listOmitsInactive, staleReads } = world.quirks;
  const isFresh = staleReads === undefined;
  for (let others = world.random.below(3); isFresh && others > 0; others -= 1)
    world.changes.changeOutside(world.held());
  world.changes.changeDeclarations(world.held());
  const replace =
    // A list that omits inactive customers does not show one whose replacement was killed.
    listOmitsInactive === true
      ? new Set<string>()
      : world.changes.drawReplacements(world.held());
  const expected = isFresh
    ? expectedDeactivations(world.held(), world.model, world.api.customers)
    : null;
  if (expected !== null) await checkGuard(world, replace, expected);
  await checkTwins(world);
  await checkTwoAddresses(world);
  // A replacement and a tainted object of one name are not planned at once.
  if (replace.size === 0) taint(world);
  await runUntilWell(world, replace, expected?.length);
  await checkThatNothingIsLeftToDo(world);
  world.model.checkEnd(world.held());
}

async function runUntilWell(
  world: EpisodeWorld,
  replace: ReadonlySet<string>,
  maxDeactivations: number | undefined,
): Promise<void> {
  let toReplace = replace;
  let errors: readonly ShownDiagnostic[] = [];
  let max_deactivations = maxDeactivations ?? null;
  // A run that reads outdated customers may find nothing to do.
  let runsToBeWell = world.quirks.staleReads === undefined ? 1 : 2;
  for (let run = 1; run <= faultyRuns + quietRuns; run += 1) {
    const isFaulty = run <= faultyRuns;
    world.beFaulty(isFaulty);
    const isSaved = isFaulty && world.random.chance(0.15);
    const refresh = isFaulty ? world.random.pick(refreshes) : "first";
    const options = {
      ...world.options(toReplace, { max_deactivations }),
      refresh,
    };
    const plan = await world.plan(options);
    errors = plan.errors;
    if (errors.length > 0) continue;
    const undo = isSaved ? changeMeanwhile(world, plan) : () => undefined;
    // A customer that another client creates at the same time cannot be distinguished from ours.
    if (isSaved) await world.clock.run(world.clock.sleep(1_000));
    const isSeen = !isSaved && refresh === "first";
    const applied = await world.apply(plan, options, isSeen);
    undo();
    // A plan that has not read all live customers may leave something to do.
    const isWell = applied.isWell && isSeen;
    errors = applied.errors;
    if (isWell) runsToBeWell -= 1;
    if (runsToBeWell === 0) return;
    toReplace = new Set();
    // A customer that was created halfway may have to be deactivated as well.
    max_deactivations = null;
    if (!isWell) await recover(world);
  }
  throw new Violation(
    `a fleet does not recover without faults: ${JSON.stringify(errors)}`,
  );
}

/** Does what a careful user does: imports the customers that the plan names, instead of creating them again. */
async function recover(world: EpisodeWorld): Promise<void> {
  if (world.model.mayAdopt) return;
  const orphans = [...world.model.orphans(world.held())];
  if (orphans.length === 0) return;
  world.beFaulty(false);
  const { actions } = await world.plan(world.options(new Set()));
  const imported = new Set<string>();
  for (const orphan of orphans) {
    const { expressCustomerId: id, expressCustomerName: name } = orphan;
    const wanting = actions.find(
      ({ action, address, config }) =>
        action === "create" && config?.name === name && !imported.has(address),
    );
    if (wanting === undefined)
      throw new Violation(`a duplicate was made: ${JSON.stringify(orphan)}`);
    if (
      !wanting.diagnostics.some(({ detail }) => detail.includes(`id = "${id}"`))
    )
      throw new Violation(`the plan does not name the orphan ${id}`);
    imported.add(wanting.address);
    await world.clock.run(
      world.terraform.import(wanting.address, id, world.settings()),
    );
  }
}

/** Lets other clients act between plan and apply. Returns a function that undoes a rename that no plan could resolve. */
function changeMeanwhile(world: EpisodeWorld, { actions }: Plan): () => void {
  const random = world.random;
  const { customers } = world.api;
  const created = random.pickAny(
    actions.filter(({ action }) => action === "create"),
  );
  // A replaced customer that is renamed would not be found if the run were killed.
  const kept = random.pickAny(
    actions.filter(({ action }) => action === "nothing"),
  );
  const live = customers.get(textAt(kept?.prior?.state, "id"));
  const name = textAt(created?.config, "name");
  if (world.quirks.staleReads !== undefined) return () => undefined;
  if (created === undefined || random.chance(0.4)) {
    const others = new Map(
      [...world.held()].filter(
        ([address, { id, isAbandoned }]) =>
          !world.model.isLeft(id) &&
          actions.some(
            ({ address: planned, action }) =>
              planned === address &&
              action !== "replace" &&
              // The model expects an abandoned customer as it was when its declaration was removed.
              !(isAbandoned && action === "destroy"),
          ),
      ),
    );
    world.changes.changeOutside(others);
    return () => undefined;
  }
  if (live === undefined || random.chance(0.5)) {
    // With faults, our own customer of the name may already exist. Then neither can be adopted.
    const isAmbiguous =
      world.model.mayAdopt &&
      (world.faultRate > 0 ||
        customers.all().some((one) => one.expressCustomerName === name));
    if (isAmbiguous) return () => undefined;
    world.model.noteStranger(customers.add({ name }));
    return () => undefined;
  }
  const id = live.expressCustomerId;
  customers.update(id, { expressCustomerName: name });
  return () => {
    customers.update(id, { expressCustomerName: live.expressCustomerName });
  };
}

function taint(world: EpisodeWorld): void {
  const { instances } = world.terraform;
  // A customer that is renamed at the same time would not be found if the run were killed.
  for (const [address, { state }] of instances) {
    const live = world.api.customers.get(textAt(state, "id"));
    const name = world.model.declared.get(address)?.name;
    if (name === live?.expressCustomerName && world.random.chance(0.08))
      world.terraform.taint(address);
  }
}
