/**
 * Plans changes of declared customers, and announces which customers will be deactivated, with how
 * many users. `takeover/takeover.ts` plans new objects.
 */
import type { PlanRequest, PlanResult } from "../../framework/resource";
import { objectTypeOf } from "../../framework/schema/schema";
import { valuesEqual } from "../../framework/engine/values/equality";
import type { AvaraProviderData } from "../provider-data";
import { accessIfKnown } from "./customer-access";
import {
  announceDeactivation,
  readIfPossible,
} from "./deactivation/announce-deactivation";
import { deletionPolicyOf, prevention } from "./deactivation/deletion-policy";
import {
  describeCustomer,
  describeUserCount,
  quoteDeclaration,
} from "./describe-customer";
import { planMetadata } from "./metadata/plan-metadata";
import { readPrivateState, writePrivateState } from "./private-state";
import { conflictFailure } from "./takeover/namesake-messages";
import { expressCustomerSchema, type ExpressCustomerState } from "./schema";
import { planNewObject } from "./takeover/takeover";

type Request = PlanRequest<typeof expressCustomerSchema, AvaraProviderData>;
type Result = PlanResult<typeof expressCustomerSchema>;
type Planned = NonNullable<Request["planned"]>;

/** Plans a change of a declared customer. */
export async function planExpressCustomer(request: Request): Promise<Result> {
  const { prior } = request;
  const planned =
    request.planned && planMetadata(request.planned, prior, request);
  if (prior === null)
    return planned === null ? {} : planNewObject(planned, request);
  return planned === null
    ? planDestroy(prior, request)
    : planUpdate(prior, planned, request);
}

async function planUpdate(
  prior: ExpressCustomerState,
  planned: Planned,
  request: Request,
): Promise<Result> {
  hold(prior, quoteDeclaration(planned), request);
  // Without a change nothing is written, so the live customer does not matter.
  const isAnnounced =
    planned.active === false &&
    !valuesEqual(objectTypeOf(expressCustomerSchema), prior, planned) &&
    (await announceDeactivation(
      prior,
      "active is declared to be false",
      request,
    ));
  return {
    planned,
    privateState: writePrivateState({
      ...readPrivateState(request.privateState),
      customerId: prior.id,
      isAnnounced,
      isPrevented: deletionPolicyOf(prior, request) === "prevent",
    }),
  };
}

/**
 * Plans the destruction of an object. Reads the live customer, because Terraform plans objects that
 * are no longer declared before it refreshes them. If the customer is gone, there is nothing to do.
 */
async function planDestroy(
  prior: ExpressCustomerState,
  request: Request,
): Promise<Result> {
  // The replacement was created first, and has taken over the customer.
  if (accessIfKnown(request)?.claims.isTaken(prior.id)) return {};
  const policy = deletionPolicyOf(prior, request);
  const live = await readIfPossible(prior.id, request);
  if (live === null) return {};
  if (policy === "abandon") {
    const { active } = live ?? prior;
    request.diagnostics.warning(
      `Abandons ${describeCustomer(prior)} with ${describeUserCount(live?.userCount ?? null)}`,
      `The deletion_policy is "abandon": the customer stays as it is, ${active ? "active" : "inactive"}, and is removed from the state.`,
    );
    return {};
  }
  hold(prior, "destroyed", request);
  if (policy === "prevent") throw prevention(prior);
  const isAnnounced = await announceDeactivation(
    prior,
    "its resource is destroyed",
    request,
  );
  return {
    privateState: writePrivateState({
      ...readPrivateState(request.privateState),
      isAnnounced,
    }),
  };
}

/**
 * Holds the customer for this object.
 *
 * @throws {Failure} if another object concerns it too
 */
function hold(
  prior: ExpressCustomerState,
  declaration: string,
  request: Request,
): void {
  const { objectKey } = readPrivateState(request.privateState);
  const conflict = accessIfKnown(request)?.claims.hold(prior.id, {
    objectKey,
    declaration,
  });
  if (conflict !== undefined)
    throw conflictFailure(prior, conflict, declaration);
}
