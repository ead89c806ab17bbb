import type { InvokeActionRequest } from "../../../framework/action";
import type { AvaraProviderData } from "../../provider-data";
import { customerAccess } from "../customer-access";
import { attempt } from "../attempt";
import type { addUserSchema } from "./schemas";

type Request = InvokeActionRequest<typeof addUserSchema, AvaraProviderData>;

/** Adds a user to a customer. Adding one again changes nothing. */
export async function addUser(request: Request): Promise<void> {
  const { config, progress, signal } = request;
  const { customer_id: id, user_id: userId } = config;
  progress(`Adding ${userId} to ${id}`);
  await attempt(`add the user ${userId} to the customer ${id}`, () =>
    customerAccess(request).api.addUser(id, { userId }, { signal }),
  );
}

/** Removes a user from a customer. Removing one again changes nothing. */
export async function removeUser(request: Request): Promise<void> {
  const { config, progress, signal } = request;
  const { customer_id: id, user_id: userId } = config;
  progress(`Removing ${userId} from ${id}`);
  await attempt(`remove the user ${userId} from the customer ${id}`, () =>
    customerAccess(request).api.removeUser(id, { userId }, { signal }),
  );
}
