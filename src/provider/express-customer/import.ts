import { expressCustomerIdPattern } from "../../api/express-customer-limits";
import { Failure } from "../../framework/failure";
import type { ImportRequest, ImportResult } from "../../framework/resource";
import { pathTo } from "../../framework/attribute-path";
import { describeReceived, quote } from "../../text/quote";
import type { AvaraProviderData } from "../provider-data";
import { customerAccess } from "./customer-access";
import { attempt } from "./attempt";
import type { ExpressCustomerIdentitySchema } from "./identity";
import { onlyNamed } from "./query/only-named";
import { writePrivateState } from "./private-state";
import type { expressCustomerSchema } from "./schema";

type Request = ImportRequest<AvaraProviderData, ExpressCustomerIdentitySchema>;

/**
 * Imports a customer by its id, its identity, or its name: `name=Lakeside General Hospital`. The read
 * that follows completes the state.
 */
export async function importExpressCustomer(
  request: Request,
): Promise<ImportResult<typeof expressCustomerSchema>> {
  const id = await findId(request);
  if (!expressCustomerIdPattern.test(id))
    throw new Failure(
      "Invalid customer id",
      `The id to import is ${describeReceived(id)}. Expected the id of an Express customer, which is cus_ and 32 hexadecimal digits, or name= and the customer's name.`,
      pathTo("id"),
    );
  const objectKey = request.providerData.createObjectKey();
  return { state: { id }, privateState: writePrivateState({ objectKey }) };
}

async function findId(request: Request): Promise<string> {
  const { id, identity } = request;
  if (identity !== null) return identity.id;
  const prefix = "name=";
  return id.startsWith(prefix)
    ? findIdByName(id.slice(prefix.length).normalize(), request)
    : id;
}

async function findIdByName(name: string, request: Request): Promise<string> {
  const { directory } = customerAccess(request);
  const all = await attempt(`look for customers named ${quote(name)}`, () =>
    directory.all(request.signal),
  );
  return onlyNamed(name, all, "Import the one you mean by its id.").id;
}
