import { quote } from "../../text/quote";
import type { CreateRequest, StateResult } from "../../framework/resource";
import { createCustomer } from "./write/create-once";
import { describeCustomer } from "./live/live-customer";
import type { StableCustomer } from "./live/live-customer";
import { findKnownIds } from "./live/existing";
import { reportFailure } from "./report-failure";
import { customerAccess, writerOf } from "../provider-data";
import type { AvaraProviderData, CustomerAccess } from "../provider-data";
import { readPrivateState, writePrivateState } from "./private-state";
import type { expressCustomerSchema } from "./schema";
import { declaredCustomerOf, stateOf } from "./state";

type Request = CreateRequest<typeof expressCustomerSchema, AvaraProviderData>;
type Result = StateResult<typeof expressCustomerSchema>;

/**
 * Gets hold of a customer, and makes it what is declared: the one that the plan adopts, or the one
 * that this run has just let go of, to replace it; else a new one.
 */
export async function createExpressCustomer({
  planned,
  privateState,
  ...context
}: Request): Promise<Result> {
  const access = customerAccess(context);
  if (access === null) return { state: null };
  const declared = declaredCustomerOf(planned);
  const attempted = `create the customer ${quote(declared.name)}`;
  const { adoptedId } = readPrivateState(privateState);
  let live: StableCustomer;
  let isNew: boolean;
  try {
    const existing = await takeOver(access);
    isNew = existing === null;
    live = existing ?? (await create(access));
  } catch (error) {
    reportFailure(error, attempted, context);
    return { state: null };
  }

  const writer = writerOf(live, access, context, isNew);
  try {
    await writer.settle(declared);
  } catch (error) {
    reportFailure(
      error,
      attempted,
      context,
      `It lives, as ${live.id}, but is not yet as declared. The next apply goes on with it.`,
    );
  }
  return {
    state: stateOf(writer.live, planned),
    privateState: writePrivateState({ id: live.id }),
  };

  async function takeOver({
    directory,
    ledger,
  }: CustomerAccess): Promise<StableCustomer | null> {
    const existing =
      adoptedId === undefined
        ? ledger.takeReleased(declared)
        : await directory.look(adoptedId, context.signal);
    if (existing === undefined || existing === null) return null;
    ledger.claim(existing.id);
    context.diagnostics.warning(
      `Took over the customer ${describeCustomer(existing)}`,
      "It lived already, and is now what is declared. No new customer was created.",
    );
    return existing;
  }

  async function create(access: CustomerAccess): Promise<StableCustomer> {
    const created = await createCustomer(declared, {
      ...access,
      clock: context.providerData.clock,
      signal: context.signal,
      knownIds: await findKnownIds(access, context),
    });
    access.directory.noteWrite(created);
    return created;
  }
}
