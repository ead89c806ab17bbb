/** The resource `avara_express_customer`: a declared customer, and the calls that make it live. */
import { expressCustomerIdPattern } from "../../api/express-customer-limits";
import { pathTo } from "../../framework/attribute-path";
import { describeReceived } from "../../text/quote";
import type { Resource } from "../../framework/resource";
import { describeCustomer } from "./live/live-customer";
import type { StableCustomer } from "./live/live-customer";
import { reportFailure } from "./report-failure";
import { customerAccess, writerOf } from "../provider-data";
import type { AvaraProviderData } from "../provider-data";
import { createExpressCustomer } from "./create";
import { deletionPolicyOf, reportPrevention } from "./deletion-policy";
import { planExpressCustomer } from "./plan";
import { readPrivateState, sameName, writePrivateState } from "./private-state";
import { expressCustomerSchema } from "./schema";
import { declaredCustomerOf, idOf, stableCustomerIn, stateOf } from "./state";

export const expressCustomerResource: Resource<
  typeof expressCustomerSchema,
  AvaraProviderData
> = {
  typeName: "avara_express_customer",
  schema: expressCustomerSchema,
  plan: planExpressCustomer,
  create: createExpressCustomer,

  async read({ state, ...context }) {
    const access = customerAccess(context);
    if (access === null) return { state };
    const id = idOf(state);
    try {
      const live = await access.directory.read(id, context.signal);
      return {
        state: live && stateOf(live, state),
        privateState: writePrivateState({ id }),
      };
    } catch (error) {
      reportFailure(error, `read the customer ${id}`, context);
      return { state };
    }
  },

  async update({ prior, planned, ...context }) {
    const access = customerAccess(context);
    if (access === null) return { state: prior };
    const customer = stableCustomerIn(prior);
    const writer = writerOf(customer, access, context);
    try {
      await writer.settle(declaredCustomerOf(planned));
      return { state: stateOf(writer.live, planned) };
    } catch (error) {
      const subject = describeCustomer(customer);
      reportFailure(error, `update the customer ${subject}`, context);
      return { state: stateOf(writer.live, prior) };
    }
  },

  async delete({ prior, privateState, ...context }) {
    const policy = deletionPolicyOf(prior, context);
    const { id, successorName } = readPrivateState(privateState);
    // A tainted object is replaced by one that takes its customer over: nothing is destroyed.
    const isTainted = successorName !== undefined && id === undefined;
    if (policy === "prevent" && !isTainted) {
      reportPrevention(stableCustomerIn(prior), context);
      return;
    }
    const access = customerAccess(context);
    if (access === null) return;
    const customer = stableCustomerIn(prior);
    const { directory, ledger } = access;
    // A replacement that was created first may have taken it over.
    if (ledger.isClaimed(customer.id)) return;
    let left: StableCustomer = customer;
    try {
      if (policy === "deactivate") {
        const live = await directory.look(customer.id, context.signal);
        if (live === null) return;
        const writer = writerOf(live, access, context);
        await writer.setActive(false);
        left = writer.live;
      }
    } catch (error) {
      const subject = describeCustomer(customer);
      reportFailure(error, `deactivate the customer ${subject}`, context);
      return;
    }
    if (successorName !== undefined)
      ledger.release(
        left,
        successorName === sameName ? customer.name : successorName,
      );
  },

  import({ id, diagnostics }) {
    if (!expressCustomerIdPattern.test(id))
      diagnostics.error(
        "Invalid customer id",
        `The id to import is ${describeReceived(id)}. Expected the id of an Express customer: cus_ and 32 hexadecimal digits.`,
        pathTo("id"),
      );
    return Promise.resolve({ state: { id } });
  },
};
