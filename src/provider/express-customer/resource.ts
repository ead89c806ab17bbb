/** The resource `avara_express_customer`: a declared customer. */
import { expressCustomerIdPattern } from "../../api/express-customer-limits";
import { pathTo } from "../../framework/schema/attribute-path";
import { describeReceived } from "../../text/quote";
import type { Resource } from "../../framework/resource";
import { customerAccess } from "../provider-data";
import type { AvaraProviderData } from "../provider-data";
import { createExpressCustomer } from "./create";
import { deleteExpressCustomer } from "./delete";
import { planExpressCustomer } from "./plan";
import { readPrivateState, writePrivateState } from "./private-state";
import { reportFailure } from "./report-failure";
import { expressCustomerSchema } from "./schema";
import { hasOnlyId, idOf, statedCustomerIn, stateOf } from "./state";
import { updateExpressCustomer } from "./update";

export const expressCustomerResource: Resource<
  typeof expressCustomerSchema,
  AvaraProviderData
> = {
  typeName: "avara_express_customer",
  schema: expressCustomerSchema,
  plan: planExpressCustomer,
  create: createExpressCustomer,
  update: updateExpressCustomer,
  delete: deleteExpressCustomer,

  async read({ state, privateState, ...context }) {
    const access = customerAccess(context);
    if (access === null) return { state };
    const id = idOf(state);
    const known = readPrivateState(privateState);
    access.claims.noteRead(id);
    try {
      const live = await access.directory.readManaged(
        id,
        hasOnlyId(state) ? null : statedCustomerIn(state, known),
        context.signal,
      );
      return {
        state: live && stateOf(live, state),
        privateState: writePrivateState({
          ...known,
          objectKey: known.objectKey ?? context.providerData.createObjectKey(),
          customerId: id,
          updatedAt: known.updatedAt ?? live?.updatedAt ?? undefined,
        }),
      };
    } catch (error) {
      reportFailure(error, `read the customer ${id}`, context);
      return { state };
    }
  },

  import({ id, diagnostics, providerData }) {
    if (!expressCustomerIdPattern.test(id))
      diagnostics.error(
        "Invalid customer id",
        `The id to import is ${describeReceived(id)}. Expected the id of an Express customer: cus_ and 32 hexadecimal digits.`,
        pathTo("id"),
      );
    const objectKey = providerData.createObjectKey();
    return Promise.resolve({
      state: { id },
      privateState: writePrivateState({ objectKey }),
    });
  },
};
