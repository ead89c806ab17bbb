import { isDeepStrictEqual } from "node:util";
import pc from "picocolors";
import type { ExpressCustomer } from "../../src/api/express-customer";
import type { Narrator } from "../storytelling/narrator";
import { StoryError, verify } from "../storytelling/story-error";
import type { Deployment } from "./deployment";
import type { LiveCustomers } from "./live-customers";
import type { Change } from "./planned-changes";
import { formatChanges, formatCustomers } from "./tables";

/** The metadata that is changed outside Terraform: one value is replaced, and one key is added. */
const editedOutside = { plan: "trial", vip: "yes" };

/** The parts of the story. */
export interface Cast {
  readonly deployment: Deployment;
  readonly live: LiveCustomers;
  readonly narrator: Narrator;
}

/**
 * Runs the chapters in order, and verifies each claim.
 *
 * @throws {StoryError} if a claim is not true
 */
export async function runChapters(cast: Cast): Promise<void> {
  const { narrator } = cast;

  narrator.chapter("Deploy three customers, one of them inactive");
  const first = await deploy(cast);
  verify(first.length === 3, "three customers are live");
  verify(countActive(first) === 2, "two of them are active");

  narrator.chapter("Change two of them outside Terraform");
  const drift = await changeOutside(first, cast);

  narrator.chapter("A plan shows exactly this drift");
  const planned = await plan(cast);
  verify(
    isDeepStrictEqual(new Set(planned), new Set(drift)),
    "the plan shows this drift, and nothing else",
  );

  narrator.chapter("The next deployment fixes it");
  const fixed = await deploy(cast);
  verify(isSame(fixed, first), "the customers are as declared again");

  narrator.chapter("Activate the inactive customer in code");
  const line = await cast.deployment.code.findLine("active: false");
  await edit(line, "active: false", "active: true", cast);
  const activated = await deploy(cast);
  const allActive = first.map((customer) => ({ ...customer, isActive: true }));
  verify(
    isSame(activated, allActive),
    "it is active, and nothing else changed",
  );

  narrator.chapter("Deactivate it in code");
  await edit(line, "active: true", "active: false", cast);
  const deactivated = await deploy(cast);
  verify(isSame(deactivated, first), "the customers are as they were at first");

  narrator.chapter("Nothing is left to change");
  const left = await plan(cast);
  verify(left.length === 0, "a plan has nothing to change");
}

async function deploy(cast: Cast): Promise<readonly ExpressCustomer[]> {
  const { deployment, narrator } = cast;
  await narrator.waitFor("cdktf deploy", () => deployment.deploy());
  return showLive(cast);
}

async function plan({
  deployment,
  narrator,
}: Cast): Promise<readonly Change[]> {
  const changes = await narrator.waitFor("terraform plan", () =>
    deployment.plan(),
  );
  narrator.say(
    changes.length === 0
      ? "No changes: the live customers match the declaration."
      : `\n${formatChanges(changes)}`,
  );
  return changes;
}

async function edit(
  line: number,
  text: string,
  replacement: string,
  { deployment, narrator }: Cast,
): Promise<void> {
  const edited = await deployment.code.editLine(line, text, replacement);
  narrator.say(edited.place);
  narrator.say(pc.red(`- ${edited.before}`));
  narrator.say(`${pc.green(`+ ${edited.after}`)}\n`);
}

/** Changes two customers through the API, as a colleague who does not know the code. Returns the expected drift. */
async function changeOutside(
  declared: readonly ExpressCustomer[],
  cast: Cast,
): Promise<readonly Change[]> {
  const { live, narrator } = cast;
  const [first, second] = declared.filter(({ isActive }) => isActive);
  if (first === undefined || second === undefined)
    throw new StoryError("There are no two active customers to change.");
  const metadata = second.metadata ?? {};
  await live.deactivate(first);
  await live.replaceMetadata(second, { ...metadata, ...editedOutside });
  narrator.say(
    "Through the API, not in code: one is deactivated, and another's metadata is edited.",
  );
  await showLive(cast);
  return [
    {
      customer: first.expressCustomerName,
      attribute: "active",
      live: false,
      declared: true,
    },
    ...Object.entries(editedOutside).map(([key, value]) => ({
      customer: second.expressCustomerName,
      attribute: `metadata.${key}`,
      live: value,
      declared: metadata[key],
    })),
  ];
}

async function showLive({
  live,
  narrator,
}: Cast): Promise<readonly ExpressCustomer[]> {
  const customers = await live.list();
  narrator.say(`\n${formatCustomers(customers)}`);
  return customers;
}

function countActive(customers: readonly ExpressCustomer[]): number {
  return customers.filter(({ isActive }) => isActive).length;
}

/** Whether they are the same customers, with equal ids and equal declared attributes. */
function isSame(
  some: readonly ExpressCustomer[],
  others: readonly ExpressCustomer[],
): boolean {
  const declarable = (customers: readonly ExpressCustomer[]) =>
    customers.map((customer) => ({ ...customer, updatedAt: null }));
  return isDeepStrictEqual(declarable(some), declarable(others));
}
