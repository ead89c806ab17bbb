/**
 * How a new object gets its customer.
 *
 * ```
 *                 replaces an object of the state        takes over that object's customer
 *                ┌───────────────────────────────────►
 *                │ on_existing = "adopt", and exactly    takes over the namesake:
 *  new object ───┼───────────────────────────────────►   adopted = true
 *                │ one customer has its name
 *                │ otherwise                             creates a customer
 *                └───────────────────────────────────►
 * ```
 *
 * The plan shows a takeover as values: a known `id` and `created_*`. The apply uses only these
 * values. During apply, Terraform plans a new object again, and stops before the first write if
 * that plan has other values.
 *
 * A taken-over customer is never deactivated in between: the delete of the old object only releases
 * it (see `releases.ts`). Terraform does not say that a tainted object is being replaced. With
 * `on_existing = "create"`, the plan then shows the `id` as unknown, and the release decides. With
 * `adopt` and `fail`, the namesake in the state must be its customer, or else the plan fails (see
 * `claims.ts`).
 */
import {
  onExistingPolicies,
  type OnExisting,
} from "../../../api/express-customer-limits";
import { Failure } from "../../../framework/failure";
import { pathTo } from "../../../framework/attribute-path";
import { quote } from "../../../text/quote";
import type { PlanRequest, PlanResult } from "../../../framework/resource";
import { isUnknown, type Unknown } from "../../../framework/schema/values";
import { policyOf } from "../../policies";
import type { AvaraProviderData } from "../../provider-data";
import {
  accessIfKnown,
  customerAccess,
  type CustomerAccess,
} from "../customer-access";
import { announceDeactivation } from "../deactivation/announce-deactivation";
import { attempt } from "../attempt";
import { prevention } from "../deactivation/deletion-policy";
import type { StableCustomer } from "../live/live-customer";
import { decide } from "./decide";
import { readPrivateState, writePrivateState } from "../private-state";
import {
  checkNamesakes,
  conflictFailure,
  existingNameFailure,
  unclearTakeover,
  warnOfNamesakes,
} from "./namesake-messages";
import type { expressCustomerSchema } from "../schema";
import { describeSuccessor, knownDeclaration } from "./successor";

type Request = PlanRequest<typeof expressCustomerSchema, AvaraProviderData>;
type Result = PlanResult<typeof expressCustomerSchema>;
type Planned = NonNullable<Request["planned"]>;

/** The customer that a new object gets instead of a new one. */
interface Takeover {
  readonly customer: StableCustomer;
  /** The value of `adopted`. */
  readonly isAdopted: boolean;
}

/** Plans a new object, whose customer is created or taken over. */
export async function planNewObject(
  planned: Planned,
  request: Request,
): Promise<Result> {
  const onExisting = knownOnExisting(planned, request);
  const name = isUnknown(planned.name) ? "…" : quote(planned.name);
  const released = findReleased(planned, request);
  const takeover =
    released ??
    (await attempt(`look for customers named ${name}`, () =>
      findTakeover(planned, onExisting, request),
    ));
  const { customer = null, isAdopted = false } = takeover ?? {};
  // A released customer is in no state now. If its plan failed here, it would be lost, so its create asks the guard.
  const isAnnounced =
    released === undefined &&
    customer !== null &&
    planned.active === false &&
    (await announceDeactivation(
      customer,
      "it is taken over, and active is declared to be false",
      request,
    ));
  return {
    planned: {
      ...planned,
      adopted: isAdopted,
      ...(customer && {
        id: customer.id,
        created_at: customer.createdAt,
        created_by_api_key_id: customer.createdByApiKeyId,
        created_by_user_id: customer.createdByUserId,
      }),
    },
    privateState: writePrivateState({
      // The object that this one may replace ignored these keys.
      ignored: readPrivateState({
        ...request.plannedPrivate,
        ...request.privateState,
      }).ignored,
      isAnnounced,
      successor: describeSuccessor(planned, {
        isAdopted,
        customerId: customer?.id,
      }),
    }),
  };
}

/** The customer whose old object this apply has destroyed to replace it with this one. */
function findReleased(
  planned: Planned,
  request: Request,
): Takeover | undefined {
  const declared = knownDeclaration(planned);
  if (declared === null) return undefined;
  const released = accessIfKnown(request)?.releases.take(declared);
  return (
    released && {
      customer: released.customer,
      isAdopted: released.successor.isAdopted,
    }
  );
}

/** The takeover that a new object's plan shows; null if it creates a customer. */
async function findTakeover(
  planned: Planned,
  onExisting: OnExisting,
  request: Request,
): Promise<Takeover | null> {
  // Terraform plans the new object of a `-replace` with the private state of the old one. It does the same if the old
  // object is gone: then nothing is replaced.
  const { customerId, isPrevented } = readPrivateState(request.privateState);
  const mustLook = customerId !== undefined || onExisting === "adopt";
  if (!mustLook && accessIfKnown(request) === null) return null;
  const access = customerAccess(request);
  const replaced =
    customerId === undefined
      ? null
      : await access.directory.confirmed(customerId, request.signal);
  if (replaced !== null && isPrevented) throw prevention(replaced);
  const customer =
    replaced ?? (await findByName(planned, onExisting, access, request));
  const { name } = planned;
  if (isUnknown(name)) {
    if (replaced !== null || onExisting === "adopt") throw unknownName();
  } else if (!access.claims.noteNewObject(name, customer?.id ?? null))
    throw unclearTakeover(name);
  return customer && { customer, isAdopted: onExisting === "adopt" };
}

/**
 * The customer that the plan of a replacement shows. Needed if the new object is created before the
 * old one is destroyed, because nothing is released then. Requires Terraform 1.16.
 */
function promisedCustomer({ plannedPrivate }: Request): string | undefined {
  return (
    plannedPrivate && readPrivateState(plannedPrivate).successor?.customerId
  );
}

async function findByName(
  { name }: Planned,
  onExisting: OnExisting,
  access: CustomerAccess,
  request: Request,
): Promise<StableCustomer | null> {
  if (isUnknown(name)) return null;
  const promised = promisedCustomer(request);
  if (promised !== undefined && onExisting !== "adopt")
    return access.directory.confirmed(promised, request.signal);
  const found =
    onExisting === "create"
      ? await access.namesakes.findForWarning(name, request)
      : await access.namesakes.find(name, request.signal);
  const decision = decide(
    onExisting,
    found
      .filter(({ id }) => !access.claims.isTaken(id))
      .map((customer) => ({
        customer,
        isHeld: access.claims.isHeld(customer.id),
        isManaged: access.directory.isManaged(customer.id),
      })),
  );
  if (decision.kind === "fail")
    throw existingNameFailure(name, onExisting, decision);
  checkNamesakes(name, decision, request.plannedPrivate);
  if (decision.kind === "create") {
    warnOfNamesakes(name, decision.unmanaged, request.diagnostics);
    return null;
  }
  const { customer } = decision;
  const conflict = access.claims.claim(customer.id);
  if (conflict !== undefined) throw conflictFailure(customer, conflict);
  return customer;
}

/**
 * What a new object does about namesakes.
 *
 * @throws {Failure} if it is not known, because the plan could not show it
 */
function knownOnExisting(
  { on_existing }: Planned,
  { providerData }: Request,
): OnExisting {
  const onExisting: OnExisting | Unknown = isUnknown(on_existing)
    ? on_existing
    : on_existing === null
      ? providerData.onExisting
      : policyOf(onExistingPolicies, on_existing, "create");
  if (!isUnknown(onExisting)) return onExisting;
  throw new Failure(
    "on_existing is not known yet",
    "The plan has to show whether an existing customer is adopted. Give on_existing a value that is known during the plan.",
    isUnknown(on_existing) ? pathTo("on_existing") : undefined,
  );
}

function unknownName(): Failure {
  return new Failure(
    "The name of a customer to take over is not known yet",
    'The plan has to show which customer is taken over, and looks for it by its name. Give the name a value that is known during the plan. To create a new customer, set on_existing to "create", and do not replace the old one.',
    pathTo("name"),
  );
}
