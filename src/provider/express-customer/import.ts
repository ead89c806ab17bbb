import { expressCustomerIdPattern } from "../../api/express-customer-limits";
import { Failure } from "../../framework/failure";
import type { ImportRequest, ImportResult } from "../../framework/resource";
import { pathTo } from "../../framework/schema/attribute-path";
import { describeReceived } from "../../text/quote";
import type { AvaraProviderData } from "../provider-data";
import { writePrivateState } from "./private-state";
import type { expressCustomerSchema } from "./schema";

/** Imports a customer by its id. The read that follows completes the state. */
export function importExpressCustomer({
  id,
  providerData,
}: ImportRequest<AvaraProviderData>): Promise<
  ImportResult<typeof expressCustomerSchema>
> {
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
}
