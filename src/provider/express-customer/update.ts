import type { StateResult, UpdateRequest } from "../../framework/resource";
import { customerAccess } from "../provider-data";
import type { AvaraProviderData } from "../provider-data";
import { GoneError } from "./gone-error";
import { describeCustomer } from "./live/live-customer";
import { privateStateOf, readPrivateState } from "./private-state";
import { reportFailure } from "./report-failure";
import type { expressCustomerSchema } from "./schema";
import { settle } from "./settle";
import { stableCustomerIn, stateOf } from "./state";

type Request = UpdateRequest<typeof expressCustomerSchema, AvaraProviderData>;
type Result = StateResult<typeof expressCustomerSchema>;

/** Makes a customer match the declaration. Starts from a GET, because the state may be out of date. */
export async function updateExpressCustomer(request: Request): Promise<Result> {
  const { planned, prior, signal } = request;
  const access = customerAccess(request);
  if (access === null) return { state: prior };
  const customer = stableCustomerIn(prior);
  try {
    const found = await access.directory.read(customer.id, signal);
    if (found === null) throw new GoneError(customer.id);
    const { live, isAsDeclared } = await settle(found, request, access);
    const { objectKey } = readPrivateState(request.privateState);
    return {
      state: stateOf(live, isAsDeclared ? planned : prior),
      privateState: privateStateOf(live, objectKey),
    };
  } catch (error) {
    const subject = describeCustomer(customer);
    reportFailure(error, `update the customer ${subject}`, request);
    return { state: prior };
  }
}
