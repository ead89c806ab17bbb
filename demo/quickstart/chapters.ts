import { relative } from "node:path";
import { isDeepStrictEqual } from "node:util";
import pc from "picocolors";
import type { ExpressCustomer } from "../../src/api/express-customer";
import type { Narrator } from "../storytelling/narrator";
import { StoryError, verify } from "../storytelling/story-error";
import type { Deployment } from "./deployment";
import { type Difference, differencesOf } from "./differences";
import type { LiveCustomers } from "./live-customers";
import { formatCustomers } from "./tables";

/** The metadata that is changed outside Terraform: one value is replaced, and one key is added. */
const editedOutside = { plan: "trial", vip: "yes" };

/** How many users the two active customers have. */
const userCounts = [70, 50] as const;

/** The parts of the story. */
export interface Cast {
  readonly deployment: Deployment;
  readonly live: LiveCustomers;
  readonly narrator: Narrator;
  /** The path of the HTML report, which stays when the story has ended. */
  readonly htmlFile: string;
}

type Customers = readonly ExpressCustomer[];

/**
 * Runs the chapters in order, and verifies each claim.
 *
 * @throws {StoryError} if a claim is not true
 */
export async function runChapters(cast: Cast): Promise<void> {
  const { narrator, deployment } = cast;

  narrator.chapter("Deploy three customers, one of them inactive");
  await deploy(cast);
  await addUsers(cast);
  const first = await showLive(cast);
  verify(first.length === 3, "three customers are live");
  verify(countActive(first) === 2, "two of them are active");

  narrator.chapter("Change two of them outside Terraform");
  const expected = await changeOutside(first, cast);
  const changed = await showLive(cast, first);

  narrator.chapter("A drift report shows exactly this");
  const found = await reportDrift(cast);
  verify(
    isDeepStrictEqual(new Set(found), new Set(expected)),
    "the report shows this drift, and nothing else",
  );

  narrator.chapter("The next deployment fixes it");
  await narrator.waitFor("terraform apply", () => deployment.apply());
  const fixed = await showLive(cast, changed);
  verify(isSame(fixed, first), "the customers are as declared again");

  narrator.chapter("Activate the inactive customer in code");
  await edit("active: false", "active: true", cast);
  await deploy(cast);
  const activated = await showLive(cast, fixed);
  const allActive = first.map((customer) => ({ ...customer, isActive: true }));
  verify(isSame(activated, allActive), "it is active, and the rest unchanged");

  narrator.chapter("An accident that does not happen");
  await preventAccident(activated, cast);

  narrator.chapter("Nothing is left to change");
  const { exitCode } = await narrator.waitFor("terraform plan", () =>
    deployment.plan(),
  );
  verify(exitCode === 0, "a plan has nothing to change");
  narrator.say("No changes: the live customers match the declaration.");
}

async function deploy({ deployment, narrator }: Cast): Promise<void> {
  await narrator.waitFor("cdktf deploy", () => deployment.deploy());
}

async function addUsers({ live }: Cast): Promise<void> {
  const [first, second] = activeOf(await live.list());
  await live.addUsers(first, userCounts[0]);
  await live.addUsers(second, userCounts[1]);
}

/** Changes two customers through the API, as a colleague who does not know the code. Returns the expected drift. */
async function changeOutside(
  declared: Customers,
  { live, narrator }: Cast,
): Promise<readonly Difference[]> {
  const [first, second] = activeOf(declared);
  const metadata = second.metadata ?? {};
  await live.deactivate(first);
  await live.replaceMetadata(second, { ...metadata, ...editedOutside });
  narrator.say(
    "Through the API, not in code: one is deactivated, and another's metadata is edited.",
  );
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
      declared: metadata[key] ?? null,
    })),
  ];
}

async function reportDrift({
  deployment,
  narrator,
  htmlFile,
}: Cast): Promise<readonly Difference[]> {
  const report = await narrator.waitFor("cdktf-avara drift", () =>
    deployment.reportDrift(htmlFile),
  );
  narrator.say(`\n${(await deployment.printDrift()).trimEnd()}`);
  narrator.say(`\nThe same as a page: ${relative("", htmlFile)}`);
  return differencesOf(report);
}

/** Someone deactivates two clinics by mistake. The limit of the provider fails the plan. */
async function preventAccident(before: Customers, cast: Cast): Promise<void> {
  const { deployment, live, narrator } = cast;
  const provider = 'AvaraProvider(stack, "avara"';
  const limited = `${provider}, { maxDeactivations: 1 }`;
  const original = await deployment.code.read();
  await edit(`${provider})`, `${limited})`, cast);
  await edit("active: true", "active: false", cast);
  await edit("active: true", "active: false", cast);
  const errors = await narrator.waitFor("terraform plan", () =>
    deployment.planToFail(),
  );
  narrator.say(`\n${pc.red(errors)}`);
  for (const { expressCustomerName: name } of activeOf(before))
    verify(errors.includes(name), "the error names both clinics");
  verify(isSame(await live.list(), before), "no customer was changed");
  await deployment.code.write(original);
  await deployment.synthesize();
}

async function edit(
  text: string,
  replacement: string,
  { deployment: { code }, narrator }: Cast,
): Promise<void> {
  const edited = await code.edit(text, replacement);
  narrator.say(edited.place);
  narrator.say(pc.red(`- ${edited.before}`));
  narrator.say(`${pc.green(`+ ${edited.after}`)}\n`);
}

async function showLive(
  { live, narrator }: Cast,
  former?: Customers,
): Promise<Customers> {
  const customers = await live.list();
  narrator.say(`\n${formatCustomers(customers, former)}`);
  return customers;
}

/** The two customers that the quickstart declares as active, in the order of their names. */
function activeOf(
  customers: Customers,
): readonly [ExpressCustomer, ExpressCustomer] {
  const [first, second] = customers.filter(
    ({ expressCustomerName }) => !expressCustomerName.startsWith("Harbour"),
  );
  if (first === undefined || second === undefined)
    throw new StoryError("There are no two active customers.");
  return [first, second];
}

function countActive(customers: Customers): number {
  return customers.filter(({ isActive }) => isActive).length;
}

/** Whether they are the same customers, with equal ids and equal attributes. */
function isSame(some: Customers, others: Customers): boolean {
  const comparable = (customers: Customers) =>
    customers.map((customer) => ({ ...customer, updatedAt: null }));
  return isDeepStrictEqual(comparable(some), comparable(others));
}
