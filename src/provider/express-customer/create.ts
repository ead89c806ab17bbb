import { quote } from "../../text/quote";
import { reportError } from "../../framework/failure";
import type { CreateRequest, StateResult } from "../../framework/resource";
import { isUnknown } from "../../framework/schema/values";
import type { AvaraProviderData } from "../provider-data";
import { customerAccess, type CustomerAccess } from "./customer-access";
import { attempt, failureOf } from "./attempt";
import { GoneError } from "./live/gone-error";
import { type LiveCustomer } from "./live/live-customer";
import { rulesOfWrite, type MetadataRules } from "./metadata/metadata-rules";
import { privateStateOf } from "./private-state";
import type { expressCustomerSchema } from "./schema";
import { settle } from "./write/settle";
import { declaredCustomerOf, stateOf } from "./state";
import { describeCustomer } from "./describe-customer";

type Request = CreateRequest<typeof expressCustomerSchema, AvaraProviderData>;
type Result = StateResult<typeof expressCustomerSchema>;

/**
 * Gives a new object its customer, and makes the customer match the declaration. If the plan has a
 * known `id`, the object takes over that customer. Otherwise it gets a new one.
 */
export async function createExpressCustomer(request: Request): Promise<Result> {
  const { id } = request.planned;
  const access = customerAccess(request);
  return isUnknown(id)
    ? createNew(request, access)
    : takeOver(id, request, access);
}

async function createNew(
  request: Request,
  access: CustomerAccess,
): Promise<Result> {
  const declared = declaredCustomerOf(request.planned);
  const rules = rulesOfWrite(request, {});
  const created = await attempt(
    `create the customer ${quote(declared.name)}`,
    () => access.creator.create(declared, request),
  );
  access.directory.noteWrite(created);
  const asNew = { ...rules, isNew: true };
  const { live } = await settle(created, request, access, asNew);
  return resultOf(live, request, rules);
}

async function takeOver(
  id: string,
  request: Request,
  access: CustomerAccess,
): Promise<Result> {
  const released = access.releases.taken(id);
  const rules = rulesOfWrite(request, { released: released?.ignored });
  try {
    if (!access.claims.take(id))
      throw new Error(
        `Another resource of this apply has already taken over the customer ${id}. A customer can be declared only once: remove one of the two resources, or give it another name.`,
      );
    const found = await access.directory.readExisting(id, request.signal);
    const { live } = await settle(found, request, access, rules);
    request.diagnostics.warning(
      `Took over the customer ${describeCustomer(found)}`,
      "It already existed, and no new customer was created.",
    );
    return resultOf(live, request, rules);
  } catch (error) {
    reportError(failureOf(error, `take over the customer ${id}`), request);
    // The old object is gone from the state: without this, Terraform would lose the customer.
    return released === undefined || error instanceof GoneError
      ? { state: null }
      : resultOf({ ...released.customer, updatedAt: null }, request, rules);
  }
}

function resultOf(
  live: Omit<LiveCustomer, "userCount">,
  { planned, providerData }: Request,
  rules: MetadataRules,
): Result {
  return {
    state: stateOf(live, planned, rules),
    privateState: privateStateOf(
      live,
      providerData.createObjectKey(),
      rules.ignored,
    ),
  };
}
