import {
  deletionPolicies,
  onExistingPolicies,
  type DeletionPolicy,
  type OnExisting,
} from "../../api/express-customer-limits";
import { pathTo } from "../../framework/attribute-path";
import { quote } from "../../text/quote";
import type { PlanRequest, PlanResult } from "../../framework/resource";
import { isUnknown } from "../../framework/values";
import type { Unknown } from "../../framework/values";
import { findExisting } from "./live/existing";
import { reportFailure } from "./report-failure";
import { policyOf } from "../policies";
import { customerAccess } from "../provider-data";
import type { AvaraProviderData } from "../provider-data";
import { reportPrevention } from "./deletion-policy";
import { readPrivateState, sameName, writePrivateState } from "./private-state";
import type { ExpressCustomerMemory } from "./private-state";
import type { expressCustomerSchema } from "./schema";
import { lookAtCustomer } from "./live/look-at-customer";

type Request = PlanRequest<typeof expressCustomerSchema, AvaraProviderData>;
type Result = PlanResult<typeof expressCustomerSchema>;

/** A new object that a plan holds. */
type Planned = NonNullable<Request["planned"]>;

/** Plans a new object: of a customer that is created, adopted, or taken over from what it replaces. */
export async function planCreate(
  planned: Planned,
  request: Request,
): Promise<Result> {
  const { connection } = request.providerData;
  const { id } = readPrivateState(request.privateState);
  const isNamed = !isUnknown(planned.name);
  // Of a replacement, Terraform hands this to the part that destroys, and not to the one that creates.
  const memory: ExpressCustomerMemory = {
    ...(id !== undefined && { id }),
    successorName: isNamed ? planned.name : sameName,
  };
  const result = { privateState: writePrivateState(memory) };
  if (!("api" in connection)) {
    // The plan has to show what is adopted, and cannot look.
    if (id === undefined && knownOnExisting(planned, request) === "adopt")
      customerAccess(request);
    return result;
  }
  // With -replace, Terraform plans the new object with the private state of the old one.
  if (id !== undefined) {
    if (replacedPolicy(id, planned, request) === "prevent") {
      const sight = await lookAtCustomer(id, request);
      const name =
        typeof sight === "object" ? sight.name : isNamed ? planned.name : "";
      reportPrevention({ id, name }, request);
    }
    await announceReplacement(id, planned, request);
    if (isNamed) notePlannedName(planned.name, "replacement", request);
    return result;
  }
  // While it applies, Terraform plans again: after the old object was destroyed.
  if (isNamed && connection.ledger.hasReleased(planned.name)) return result;
  const onExisting = knownOnExisting(planned, request);
  if (onExisting === null || !isNamed) return result;
  try {
    const { replaced = [], adopted } = await findExisting(
      planned.name,
      onExisting,
      connection,
      request,
    );
    const kind = replaced.length > 0 ? "replacement" : "new";
    notePlannedName(planned.name, kind, request);
    for (const customer of replaced)
      await announceReplacement(customer.id, planned, request);
    if (adopted === undefined) return result;
    if (adopted.active && planned.active === false)
      request.providerData.deactivationGuard.announce(
        adopted,
        "it is adopted, and active is declared to be false",
        request.diagnostics,
      );
    const adoptedId = adopted.id;
    return { privateState: writePrivateState({ ...memory, adoptedId }) };
  } catch (error) {
    const name = quote(planned.name);
    reportFailure(error, `look for customers named ${name}`, request);
    return result;
  }
}

function notePlannedName(
  name: string,
  kind: "new" | "replacement",
  { diagnostics, providerData: { connection } }: Request,
): void {
  if ("api" in connection && !connection.ledger.planName(name, kind))
    diagnostics.error(
      `A customer named ${quote(name)} is replaced, and another resource of this name is planned as well`,
      "It would not be clear which of them takes the replaced customer over. Do one at a time; terraform untaint keeps one that is tainted.",
      pathTo("name"),
    );
}

/** What creating does where a customer of the name lives; null, and an error, where the plan could not show it. */
function knownOnExisting(
  { name, on_existing }: Planned,
  { providerData, diagnostics }: Request,
): OnExisting | null {
  const declared: OnExisting | Unknown = isUnknown(on_existing)
    ? on_existing
    : on_existing === null
      ? providerData.onExisting
      : policyOf(onExistingPolicies, on_existing, "create");
  if (isUnknown(declared)) {
    diagnostics.error(
      "on_existing is not known yet",
      "The plan has to show whether a live customer is adopted. Give on_existing a value that is known when planning.",
      isUnknown(on_existing) ? pathTo("on_existing") : undefined,
    );
    return null;
  }
  if (declared === "adopt" && isUnknown(name))
    diagnostics.error(
      "The name of a customer to adopt is not known yet",
      'The on_existing is "adopt", and the plan has to show which customer is adopted. ' +
        'Give the name a value that is known when planning, or set on_existing to "create" here.',
      pathTo("name"),
    );
  return declared;
}

/** What destroying the customer that is replaced does: its own policy says so, where the plan has seen it. */
function replacedPolicy(
  id: string,
  { deletion_policy }: Planned,
  { providerData: { connection, deletionPolicy } }: Request,
): DeletionPolicy {
  const own =
    "api" in connection ? connection.ledger.deletionPolicyOf(id) : undefined;
  return own ?? policyOf(deletionPolicies, deletion_policy, deletionPolicy);
}

async function announceReplacement(
  id: string,
  planned: Planned,
  request: Request,
): Promise<void> {
  if (replacedPolicy(id, planned, request) !== "deactivate") return;
  const sight = await lookAtCustomer(id, request);
  if (typeof sight === "object" && sight.active)
    request.providerData.deactivationGuard.announce(
      sight,
      "its resource is replaced; the new one takes it over",
      request.diagnostics,
    );
}
