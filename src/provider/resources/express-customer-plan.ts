/**
 * What a plan says before anything happens: which live customer is meant, and which customers will
 * be deactivated, with how many users.
 */
import { pathTo } from "../../framework/attribute-path";
import type { PlanRequest, PlanResult } from "../../framework/resource";
import { isUnknown } from "../../framework/values";
import { findExisting } from "../express-customers/find-existing";
import {
  describeCustomer,
  describeUserCount,
} from "../express-customers/live-customer";
import type {
  LiveCustomer,
  StableCustomer,
} from "../express-customers/live-customer";
import { reportFailure } from "../express-customers/report-failure";
import { deletionPolicies, onExistingPolicies, policyOf } from "../policies";
import type { AvaraProviderData } from "../provider-data";
import {
  deletionPolicyOf,
  reportPrevention,
} from "./express-customer-deletion";
import {
  readPrivateState,
  sameName,
  writePrivateState,
} from "./express-customer-private-state";
import type { ExpressCustomerMemory } from "./express-customer-private-state";
import type {
  expressCustomerSchema,
  ExpressCustomerState,
} from "./express-customer-schema";
import { stableCustomerIn } from "./express-customer-state";

type Request = PlanRequest<typeof expressCustomerSchema, AvaraProviderData>;
type Result = PlanResult<typeof expressCustomerSchema>;

/** Plans a change of a declared customer. */
export async function planExpressCustomer(request: Request): Promise<Result> {
  const { prior, planned } = request;
  if (prior !== null) noteHeld(stableCustomerIn(prior), request);
  if (prior !== null && planned !== null) {
    if (prior.active && planned.active === false)
      await warnOfDeactivation(
        stableCustomerIn(prior),
        "active is declared to be false",
        request,
      );
    return {};
  }
  if (prior !== null) await planDestroy(prior, request);
  return planned === null ? {} : planCreate(planned, request);
}

/** Terraform plans many resources at once: one that takes this customer over may have come first. */
function noteHeld(
  customer: StableCustomer,
  { diagnostics, providerData: { connection } }: Request,
): void {
  if (!("api" in connection)) return;
  connection.ledger.hold(customer.id);
  if (connection.ledger.isReserved(customer.id))
    diagnostics.error(
      `Two resources would hold the customer ${describeCustomer(customer)}`,
      "Another resource has the same name, and its on_existing does not let it create a second customer. " +
        "Give it another name, or remove one of the two. If it is the same customer under another address, write a moved block.",
    );
}

async function planCreate(
  planned: NonNullable<Request["planned"]>,
  request: Request,
): Promise<Result> {
  const { connection, onExisting } = request.providerData;
  const { id } = readPrivateState(request.privateState);
  const isNamed = !isUnknown(planned.name);
  // Of a replacement, Terraform hands this to the part that destroys, and not to the one that creates.
  const memory: ExpressCustomerMemory = {
    ...(id !== undefined && { id }),
    successorName: isNamed ? planned.name : sameName,
  };
  const result = { privateState: writePrivateState(memory) };
  if (!("api" in connection)) return result;
  // With -replace, Terraform plans the new object with the private state of the old one.
  if (id !== undefined) {
    await warnOfReplacement(id, planned, request);
    if (isNamed && !connection.ledger.isFirst(`successor ${planned.name}`))
      request.diagnostics.error(
        `Several customers are replaced by one named ${JSON.stringify(planned.name)}`,
        "It would not be clear which of them takes which over. Replace one at a time.",
        pathTo("name"),
      );
    return result;
  }
  // While it applies, Terraform plans again: after the old object was destroyed.
  if (!isNamed || connection.ledger.hasReleased(planned.name)) return result;
  try {
    const { replaced, ...existing } = await findExisting(
      planned.name,
      policyOf(onExistingPolicies, planned.on_existing, onExisting),
      connection,
      request,
    );
    if (replaced !== undefined)
      await warnOfReplacement(replaced.id, planned, request);
    return { privateState: writePrivateState({ ...memory, ...existing }) };
  } catch (error) {
    const name = JSON.stringify(planned.name);
    reportFailure(error, `look for customers named ${name}`, request);
    return result;
  }
}

async function warnOfReplacement(
  id: string,
  planned: NonNullable<Request["planned"]>,
  request: Request,
): Promise<void> {
  const { deletionPolicy } = request.providerData;
  if (
    policyOf(deletionPolicies, planned.deletion_policy, deletionPolicy) !==
    "deactivate"
  )
    return;
  const live = await lookIfPossible(id, request);
  if (live?.active === true)
    await warnOfDeactivation(
      live,
      "its resource is replaced; the new one takes it over",
      request,
    );
}

async function planDestroy(
  prior: ExpressCustomerState,
  request: Request,
): Promise<void> {
  const customer = stableCustomerIn(prior);
  switch (deletionPolicyOf(prior, request)) {
    case "prevent":
      reportPrevention(prior, request);
      return;
    case "abandon":
      request.diagnostics.warning(
        `Abandons ${describeCustomer(customer)} with ${describeUserCount(await userCountOf(customer, request))}`,
        `The deletion_policy is "abandon": the customer stays as it is, ${prior.active ? "active" : "inactive"}, and is forgotten here.`,
      );
      return;
    case "deactivate":
      if (prior.active)
        await warnOfDeactivation(
          customer,
          "its resource is destroyed",
          request,
        );
  }
}

async function warnOfDeactivation(
  customer: StableCustomer,
  occasion: string,
  request: Request,
): Promise<void> {
  const userCount = await userCountOf(customer, request);
  request.providerData.deactivationGuard.note(
    { ...customer, userCount },
    occasion,
    request.diagnostics,
  );
}

async function userCountOf(
  { id }: StableCustomer,
  request: Request,
): Promise<number | null> {
  return (await lookIfPossible(id, request))?.userCount ?? null;
}

/** Null where nobody can tell: that must not stand in the way of a plan. */
async function lookIfPossible(
  id: string,
  { logger, providerData, signal }: Request,
): Promise<LiveCustomer | null> {
  const { connection } = providerData;
  if (!("api" in connection)) return null;
  const { directory } = connection;
  try {
    return directory.lastSeen(id) ?? (await directory.look(id, signal));
  } catch (error) {
    logger.warn("Could not look at a customer", { id, error });
    return null;
  }
}
