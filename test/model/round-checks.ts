/** The checks of a round, besides those of each run. */
import { configOf, type EpisodeWorld } from "./episode-world";
import { Violation } from "./fleet-model";
import type { Refresh } from "./simulated-terraform/plan-resource";
import { textAt } from "./simulated-terraform/small-terraform";

/** How runs refresh, to draw from. */
export const refreshes: readonly [Refresh, ...Refresh[]] = [
  "first",
  "first",
  "first",
  "never",
  "minimal",
];

/** Checks that `max_deactivations` stops a plan with one more, and names all customers then. */
export async function checkGuard(
  world: EpisodeWorld,
  replace: ReadonlySet<string>,
  expected: readonly string[],
): Promise<void> {
  world.beFaulty(false);
  for (const isAllowed of [true, false]) {
    const max_deactivations = expected.length - (isAllowed ? 0 : 1);
    if (max_deactivations < 0) return;
    const { errors } = await world.plan(
      world.options(replace, { max_deactivations }),
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

/** Checks that a new resource neither adopts nor ignores the customer of another resource of its name. */
export async function checkTwins(world: EpisodeWorld): Promise<void> {
  const twin = world.random.pickAny([...world.held()]);
  const held = twin && world.terraform.instances.get(twin[0]);
  const live = world.api.customers.get(twin?.[1].id ?? "");
  const name = textAt(held?.state, "name");
  const isSeen =
    world.quirks.staleReads === undefined &&
    live?.expressCustomerName === name &&
    (live.isActive || world.quirks.listOmitsInactive !== true);
  if (held === undefined || held.isTainted || !isSeen) return;
  world.beFaulty(true);
  world.api.mayKill = false;
  const options = world.options(new Set());
  const { errors } = await world.plan({
    ...options,
    declared: new Map([
      ...options.declared,
      [twin?.[0] ?? "", configOf({ name, on_existing: "create" })],
      [
        "twin",
        configOf({ name, on_existing: world.random.pick(["adopt", "fail"]) }),
      ],
    ]),
    refresh: world.random.pick(refreshes),
  });
  if (errors.length === 0)
    throw new Violation(`a twin of ${JSON.stringify(live)} is planned`);
}

/** Checks that no customer is planned at two addresses. */
export async function checkTwoAddresses(world: EpisodeWorld): Promise<void> {
  const [address, held] = world.random.pickAny([...world.held()]) ?? [];
  if (address === undefined || held === undefined) return;
  if (world.api.customers.get(held.id) === undefined) return;
  world.beFaulty(false);
  const options = world.options(new Set());
  const { errors } = await world.plan({
    ...options,
    declared: new Map([
      ...options.declared,
      [address, configOf({ name: "Both" })],
      ["second", configOf({ name: "Both" })],
    ]),
    imports: new Map([["second", held.id]]),
    refresh: world.random.pick(refreshes),
  });
  if (!errors.some(({ summary }) => summary.includes(held.id)))
    throw new Violation(`${held.id} is planned at two addresses`);
}

/** Checks that plans of what was just applied are empty. */
export async function checkThatNothingIsLeftToDo(
  world: EpisodeWorld,
): Promise<void> {
  world.beFaulty(false);
  const options = world.options(new Set());
  // The first read may be outdated.
  if (world.quirks.staleReads !== undefined) await world.plan(options);
  // Immediately afterwards, the list is late, and must not cause false drift.
  for (const isHasty of [true, false]) {
    const { actions, errors } = await world.plan(options, { isHasty });
    const undone = actions.filter(({ action }) => action !== "nothing");
    if (undone.length > 0 || errors.length > 0)
      throw new Violation(
        `something is left to do: ${JSON.stringify(undone.map(({ address, action }) => ({ address, action })))} ${JSON.stringify(errors)}`,
      );
  }
}
