import { isWholeState } from "../../framework/engine/values/whole-state";
import type { ReadRequest, StateResult } from "../../framework/resource";
import type { AvaraProviderData } from "../provider-data";
import { customerAccess } from "./customer-access";
import { attempt } from "./attempt";
import { metadataRulesOf } from "./metadata/metadata-rules";
import { readPrivateState, writePrivateState } from "./private-state";
import { expressCustomerSchema } from "./schema";
import { statedCustomerIn, stateOf } from "./state";

type Request = ReadRequest<typeof expressCustomerSchema, AvaraProviderData>;
type Result = StateResult<typeof expressCustomerSchema>;

/** Refreshes the state of a customer. */
export async function readExpressCustomer({
  state,
  privateState,
  ...context
}: Request): Promise<Result> {
  const { claims, directory } = customerAccess(context);
  const { id } = state;
  const known = readPrivateState(privateState);
  const rules = metadataRulesOf(context, state.ignore_metadata_keys);
  const stated = isWholeState(expressCustomerSchema, state)
    ? statedCustomerIn(state, known, rules)
    : null;
  claims.noteRead(id);
  const live = await attempt(`read the customer ${id}`, () =>
    directory.readManaged(id, stated, context.signal),
  );
  return {
    state: live && stateOf(live, state, rules),
    privateState: writePrivateState({
      ...known,
      objectKey: known.objectKey ?? context.providerData.createObjectKey(),
      customerId: id,
      ignored: rules.ignored.entries,
      updatedAt: known.updatedAt ?? live?.updatedAt ?? undefined,
    }),
  };
}
