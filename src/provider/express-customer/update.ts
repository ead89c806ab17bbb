import type { StateResult, UpdateRequest } from "../../framework/resource";
import type { AvaraProviderData } from "../provider-data";
import { customerAccess } from "./customer-access";
import { attempt } from "./attempt";
import { describeCustomer } from "./describe-customer";
import { metadataRulesOf, rulesOfWrite } from "./metadata/metadata-rules";
import { privateStateOf, readPrivateState } from "./private-state";
import type { expressCustomerSchema } from "./schema";
import { settle } from "./write/settle";
import { stateOf } from "./state";

type Request = UpdateRequest<typeof expressCustomerSchema, AvaraProviderData>;
type Result = StateResult<typeof expressCustomerSchema>;

/** Makes a customer match the declaration. Starts from a GET, because the state may be out of date. */
export async function updateExpressCustomer(request: Request): Promise<Result> {
  const { planned, prior, signal } = request;
  const access = customerAccess(request);
  const found = await attempt(
    `update the customer ${describeCustomer(prior)}`,
    () => access.directory.readExisting(prior.id, signal),
  );
  const rules = rulesOfWrite(request, { prior });
  const { live, isAsDeclared } = await settle(found, request, access, rules);
  const reached = isAsDeclared
    ? { object: planned, rules }
    : {
        object: prior,
        rules: metadataRulesOf(request, prior.ignore_metadata_keys),
      };
  const { objectKey } = readPrivateState(request.privateState);
  return {
    state: stateOf(live, reached.object, reached.rules),
    privateState: privateStateOf(live, objectKey, reached.rules.ignored),
  };
}
