/** The resource `avara_express_customer`: a declared customer. */
import { expressCustomerIdPattern } from "../../api/express-customer-limits";
import { isWholeState } from "../../framework/engine/whole-state";
import { Failure } from "../../framework/failure";
import { pathTo } from "../../framework/schema/attribute-path";
import { describeReceived } from "../../text/quote";
import type { Resource } from "../../framework/resource";
import { customerAccess, type AvaraProviderData } from "../provider-data";
import { attempt } from "./attempt";
import { createExpressCustomer } from "./create";
import { deleteExpressCustomer } from "./delete";
import { planExpressCustomer } from "./plan";
import { readPrivateState, writePrivateState } from "./private-state";
import { expressCustomerSchema } from "./schema";
import { statedCustomerIn, stateOf } from "./state";
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
    const { claims, directory } = customerAccess(context);
    const { id } = state;
    const known = readPrivateState(privateState);
    const stated = isWholeState(expressCustomerSchema, state)
      ? statedCustomerIn(state, known)
      : null;
    claims.noteRead(id);
    const live = await attempt(`read the customer ${id}`, () =>
      directory.readManaged(id, stated, context.signal),
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
  },

  import({ id, providerData }) {
    if (!expressCustomerIdPattern.test(id))
      throw new Failure(
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
