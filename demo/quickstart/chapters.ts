import { isDeepStrictEqual } from "node:util";
import pc from "picocolors";
import type { ExpressCustomer } from "../../src/api/express-customer";
import type { Narrator } from "../storytelling/narrator";
import { StoryError, verify } from "../storytelling/story-error";
import type { Deployment } from "./deployment";
import type { LiveCustomers } from "./live-customers";
import type { Change } from "./planned-changes";
import { formatChanges, formatCustomers } from "./tables";

/** What somebody writes into a customer's metadata: one value changed, and one key added. */
const editedElsewhere = { plan: "trial", vip: "yes" };

/** Who plays in the story. */
export interface Cast {
  readonly deployment: Deployment;
  readonly live: LiveCustomers;
  readonly narrator: Narrator;
}

/**
 * Tells the chapters in order, and verifies what each of them tells.
 *
 * @throws {StoryError} when something is not so
 */
export async function tellChapters(cast: Cast): Promise<void> {
  const { narrator } = cast;

  narrator.chapter("Deploy three customers, one of them inactive");
  const first = await deploy(cast);
  verify(first.length === 3, "three customers are live");
  verify(countActive(first) === 2, "two of them are active");

  narrator.chapter("Somebody changes two of them elsewhere");
  const drift = await changeElsewhere(first, cast);

  narrator.chapter("A plan shows exactly this drift");
  const planned = await plan(cast);
  verify(
    isDeepStrictEqual(new Set(planned), new Set(drift)),
    "the plan shows this drift, and nothing else",
  );

  narrator.chapter("The next deployment mends it");
  const mended = await deploy(cast);
  verify(isSame(mended, first), "the customers are as declared again");

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
  verify(isSame(deactivated, first), "the customers are as in the beginning");

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
      ? "No changes: what is live is what is declared."
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

/** Does with the API what somebody would who does not know of the code. Returns what a plan must find. */
async function changeElsewhere(
  declared: readonly ExpressCustomer[],
  cast: Cast,
): Promise<readonly Change[]> {
  const { live, narrator } = cast;
  const [first, second] = declared.filter(({ isActive }) => isActive);
  if (first === undefined || second === undefined)
    throw new StoryError("There are no two active customers to change.");
  const metadata = second.metadata ?? {};
  await live.deactivate(first);
  await live.replaceMetadata(second, { ...metadata, ...editedElsewhere });
  narrator.say(
    "With the API, not in code: one is deactivated, another's metadata edited.",
  );
  await showLive(cast);
  return [
    {
      customer: first.expressCustomerName,
      attribute: "active",
      live: false,
      declared: true,
    },
    ...Object.entries(editedElsewhere).map(([key, value]) => ({
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

/** Whether they are the same customers, ids included, in all that can be declared. */
function isSame(
  some: readonly ExpressCustomer[],
  others: readonly ExpressCustomer[],
): boolean {
  const declarable = (customers: readonly ExpressCustomer[]) =>
    customers.map((customer) => ({ ...customer, updatedAt: null }));
  return isDeepStrictEqual(declarable(some), declarable(others));
}
