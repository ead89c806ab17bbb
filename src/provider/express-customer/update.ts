import type { StateResult, UpdateRequest } from "../../framework/resource";
import { customerAccess, type AvaraProviderData } from "../provider-data";
import { attempt } from "./attempt";
import { describeCustomer } from "./live/live-customer";
import { ignoringAlso } from "./metadata";
import { metadataRulesOf } from "./metadata-rules";
import { privateStateOf, readPrivateState } from "./private-state";
import type { expressCustomerSchema } from "./schema";
import { settle } from "./settle";
import { stableCustomerIn, stateOf } from "./state";

type Request = UpdateRequest<typeof expressCustomerSchema, AvaraProviderData>;
type Result = StateResult<typeof expressCustomerSchema>;

/** Makes a customer match the declaration. Starts from a GET, because the state may be out of date. */
export async function updateExpressCustomer(request: Request): Promise<Result> {
  const { planned, prior, signal } = request;
  const access = customerAccess(request);
  const customer = stableCustomerIn(prior);
  const found = await attempt(
    `update the customer ${describeCustomer(customer)}`,
    () => access.directory.readExisting(customer.id, signal),
  );
  const { objectKey, ignored: former = [] } = readPrivateState(
    request.privateState,
  );
  const rules = metadataRulesOf(request, planned.ignore_metadata_keys);
  const whole = {
    ...rules,
    ignored: ignoringAlso(
      former,
      rules.ignored,
      prior.metadata_all,
      planned.metadata_all,
    ),
  };
  const { live, isAsDeclared } = await settle(found, request, access, whole);
  const reached = isAsDeclared
    ? { object: planned, rules: whole }
    : {
        object: prior,
        rules: metadataRulesOf(request, prior.ignore_metadata_keys),
      };
  return {
    state: stateOf(live, reached.object, reached.rules),
    privateState: privateStateOf(live, objectKey, reached.rules.ignored),
  };
}
