/**
 * What a plan says before anything happens: which customers will be deactivated, with how many users. What it says of a
 * new object is in `express-customer-plan-create.ts`.
 */
import type { PlanRequest, PlanResult } from "../../framework/resource";
import { describeCustomer, describeUserCount } from "./live/live-customer";
import type { AvaraProviderData } from "../provider-data";
import { deletionPolicyOf, reportPrevention } from "./deletion-policy";
import { planCreate } from "./plan-create";
import type { expressCustomerSchema, ExpressCustomerState } from "./schema";
import { stableCustomerIn } from "./state";
import { lookAtCustomer, userCountIn } from "./live/look-at-customer";

type Request = PlanRequest<typeof expressCustomerSchema, AvaraProviderData>;
type Result = PlanResult<typeof expressCustomerSchema>;

/** Plans a change of a declared customer. */
export async function planExpressCustomer(request: Request): Promise<Result> {
  const { prior, planned } = request;
  if (prior !== null) noteHeld(prior, request);
  if (prior !== null && planned !== null) {
    if (prior.active && planned.active === false)
      await announceDeactivation(
        prior,
        "active is declared to be false",
        request,
      );
    return {};
  }
  if (prior !== null) await planDestroy(prior, request);
  return planned === null ? {} : planCreate(planned, request);
}

/** Terraform plans many resources at once: one that takes this customer over may have come first. */
function noteHeld(prior: ExpressCustomerState, request: Request): void {
  const { connection } = request.providerData;
  if (!("api" in connection)) return;
  const customer = stableCustomerIn(prior);
  connection.ledger.hold(customer.id, deletionPolicyOf(prior, request));
  if (connection.ledger.isReserved(customer.id))
    request.diagnostics.error(
      `Two resources would hold the customer ${describeCustomer(customer)}`,
      "Another resource has the same name, and its on_existing does not let it create a second customer. " +
        "Give it another name, or remove one of the two. If it is the same customer under another address, write a moved block.",
    );
}

/**
 * Terraform plans to destroy what is declared no more before it refreshes it: what lives is looked at here. Of one that is
 * gone, nothing is left to destroy.
 */
async function planDestroy(
  prior: ExpressCustomerState,
  request: Request,
): Promise<void> {
  const customer = stableCustomerIn(prior);
  const sight = await lookAtCustomer(customer.id, request);
  if (sight === "gone") return;
  switch (deletionPolicyOf(prior, request)) {
    case "prevent":
      reportPrevention(customer, request);
      return;
    case "abandon": {
      const { active } = sight === "unknown" ? prior : sight;
      request.diagnostics.warning(
        `Abandons ${describeCustomer(customer)} with ${describeUserCount(userCountIn(sight))}`,
        `The deletion_policy is "abandon": the customer stays as it is, ${active ? "active" : "inactive"}, and is forgotten here.`,
      );
      return;
    }
    case "deactivate":
      await announceDeactivation(prior, "its resource is destroyed", request);
  }
}

/** Announces that a customer will be deactivated, if it is active. Where nobody can tell, its state decides. */
async function announceDeactivation(
  prior: ExpressCustomerState,
  occasion: string,
  request: Request,
): Promise<void> {
  const customer = stableCustomerIn(prior);
  const sight = await lookAtCustomer(customer.id, request);
  if (sight === "gone") return;
  const { active } = sight === "unknown" ? customer : sight;
  if (!active) return;
  request.providerData.deactivationGuard.announce(
    { ...customer, userCount: userCountIn(sight) },
    occasion,
    request.diagnostics,
  );
}
