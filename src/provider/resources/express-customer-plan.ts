/**
 * What a plan says before anything happens: which live customer is meant, and which customers will
 * be deactivated, with how many users.
 */
import type { PlanRequest, PlanResult } from "../../framework/resource";
import { isUnknown } from "../../framework/values";
import { findExisting } from "../express-customers/find-existing";
import {
  describeCustomer,
  describeUserCount,
} from "../express-customers/live-customer";
import type { StableCustomer } from "../express-customers/live-customer";
import { reportFailure } from "../express-customers/report-failure";
import { onExistingPolicies, policyOf } from "../policies";
import type { AvaraProviderData } from "../provider-data";
import {
  deletionPolicyOf,
  reportPrevention,
} from "./express-customer-deletion";
import {
  readPrivateState,
  writePrivateState,
} from "./express-customer-private-state";
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

async function planCreate(
  planned: NonNullable<Request["planned"]>,
  request: Request,
): Promise<Result> {
  const { connection, onExisting } = request.providerData;
  if (!("api" in connection) || isUnknown(planned.name)) return {};
  // With -replace, Terraform plans the new object with the private state of the old one.
  const { id: replaced } = readPrivateState(request.privateState);
  if (replaced !== undefined) {
    const live = connection.directory.lastSeen(replaced);
    if (live?.active === true && planned.deletion_policy !== "abandon")
      await warnOfDeactivation(
        live,
        "its resource is replaced; the new one takes it over",
        request,
      );
    return {};
  }
  // While it applies, Terraform plans again: after the old object was destroyed.
  if (connection.ledger.hasReleased(planned.name)) return {};
  try {
    const existing = await findExisting(
      planned.name,
      policyOf(onExistingPolicies, planned.on_existing, onExisting),
      connection,
      request.diagnostics,
    );
    return { privateState: writePrivateState(existing) };
  } catch (error) {
    const name = JSON.stringify(planned.name);
    reportFailure(error, `look for customers named ${name}`, request);
    return {};
  }
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

/** Null where nobody can tell: that must not stand in the way of a plan. */
async function userCountOf(
  { id }: StableCustomer,
  { logger, providerData, signal }: Request,
): Promise<number | null> {
  const { connection } = providerData;
  if (!("api" in connection)) return null;
  const { directory } = connection;
  try {
    const live = directory.lastSeen(id) ?? (await directory.look(id, signal));
    return live?.userCount ?? null;
  } catch (error) {
    logger.warn("Could not count the users of a customer", { id, error });
    return null;
  }
}
