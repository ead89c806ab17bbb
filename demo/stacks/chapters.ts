import { assignStack } from "../../src/constructs/stacks/assign-stack";
import type { Sandbox } from "../../src/sandbox";
import type { Narrator } from "../storytelling/narrator";
import { verify } from "../storytelling/story-error";
import type { Deployment, Settings } from "./deployment";
import type { Gate } from "./gate";

/** The parts of the story. */
export interface Cast {
  readonly deployment: Deployment;
  readonly sandbox: Pick<Sandbox, "customers" | "faults" | "requests">;
  /** Where the sandbox holds delayed requests. */
  readonly gate: Gate;
  readonly narrator: Narrator;
}

/** The stack of each customer. */
type Placement = ReadonlyMap<string, string>;

/** The stacks of the story. It begins with two of them. */
export const stacks = [0, 1, 2].map(stackName);

/**
 * Runs the chapters in order, and verifies each claim.
 *
 * @throws {StoryError} if a claim is not true
 */
export async function runChapters(cast: Cast): Promise<void> {
  const { deployment, narrator, sandbox } = cast;

  narrator.chapter("Deploy thirty customers in two stacks, in parallel");
  await deploy({ HOSPITALS: "30", STACKS: "2" }, cast);
  const thirty = await showPlacement(2, cast);
  verify(sandbox.customers.size === 30, "thirty customers are live");

  narrator.chapter("Another customer moves no existing one");
  await addUnderLock(cast);
  const thirtyOne = await showPlacement(2, cast);
  verify(sandbox.customers.size === 31, "thirty-one customers are live");
  verify(
    [...thirty].every(([customer, stack]) => thirtyOne.get(customer) === stack),
    "each customer is still in the same stack",
  );

  narrator.chapter("A third stack takes over its share");
  const writes = countWrites(cast);
  const settings = { HOSPITALS: "31", STACKS: "3" };
  await deploy({ ...settings, FORMER_STACKS: "2" }, cast);
  const spread = await showPlacement(3, cast);
  const moved = [...spread].filter(
    ([customer, stack]) => thirtyOne.get(customer) !== stack,
  );
  verify(
    moved.length > 0 && moved.every(([, stack]) => stack === stackName(2)),
    "only the third stack has taken over customers",
  );
  narrator.say(`${moved.length} customers moved to it.`);

  narrator.chapter("Nothing is left to change");
  await deploy(settings, cast);
  await narrator.waitFor("terraform plan in each stack", async () => {
    for (const stack of stacks)
      await deployment.terraform(stack, ["plan", "-detailed-exitcode"]);
  });
  verify(
    countWrites(cast) === writes,
    "nothing was written to the API since the third stack was added",
  );
  narrator.say("The plans are empty, and the move changed no live customer.");
}

async function deploy(
  settings: Settings,
  { deployment, narrator }: Cast,
  stack = "*",
): Promise<void> {
  await narrator.waitFor(`cdktf deploy '${stack}' --parallelism 4`, () =>
    deployment.deploy(settings, stack),
  );
}

/**
 * Deploys another customer. While the API creates it, a second apply of the same stack and a plan of
 * another stack run.
 */
async function addUnderLock(cast: Cast): Promise<void> {
  const { deployment, gate, narrator, sandbox } = cast;
  const number = assignStack("hospital-30", 2);
  const busy = stackName(number);
  const free = stackName((number + 1) % 2);
  sandbox.faults.add({
    kind: "latency",
    method: "POST",
    path: "/v1/express",
    latencyMs: 1,
    times: 1,
  });
  const deployed = deploy({ HOSPITALS: "31", STACKS: "2" }, cast, busy);
  let failure: string;
  try {
    await Promise.race([gate.reached, deployed]);
    const second = ["apply", "-auto-approve", "-no-color"];
    const { stderr } = await deployment.terraform(busy, second, [1]);
    failure = stderr;
    await deployment.terraform(free, ["plan"]);
  } finally {
    gate.open();
    await deployed;
  }
  verify(
    /state lock[^]*already locked/.test(failure),
    `a second apply of ${busy} fails because of the lock:\n\n${failure}`,
  );
  narrator.say(`\nMeanwhile, a second apply of ${busy} failed:`);
  for (const line of failure.match(/Error.*: .*/g) ?? []) narrator.say(line);
  narrator.say(
    `A plan of ${free} succeeded, because each stack has its own lock.`,
  );
}

async function showPlacement(
  stackCount: number,
  cast: Cast,
): Promise<Placement> {
  const placement = await readPlacement(stackCount, cast);
  const held = [...placement.values()];
  cast.narrator.say("");
  for (const stack of stacks.slice(0, stackCount)) {
    const count = held.filter((name) => name === stack).length;
    cast.narrator.say(`${stack}  ${count} customers`);
  }
  return placement;
}

async function readPlacement(
  stackCount: number,
  { deployment }: Cast,
): Promise<Placement> {
  const placement = new Map<string, string>();
  for (const stack of stacks.slice(0, stackCount))
    for (const customer of await deployment.declaredIn(stack))
      placement.set(customer, stack);
  return placement;
}

function countWrites({ sandbox }: Cast): number {
  return sandbox.requests.list().filter(({ method }) => method !== "GET")
    .length;
}

function stackName(number: number): string {
  return `hospitals-${number}`;
}
