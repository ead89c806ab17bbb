import type { InvokeActionRequest } from "../../../framework/action";
import { customerAccess, type AvaraProviderData } from "../../provider-data";
import { attempt } from "../attempt";
import type { addUserSchema, removeUserSchema } from "./actions";

/** Adds a user to a customer. Adding one again changes nothing. */
export async function addUser({
  config,
  progress,
  ...context
}: InvokeActionRequest<
  typeof addUserSchema,
  AvaraProviderData
>): Promise<void> {
  const { api } = customerAccess(context);
  const { customer_id, user_id } = config;
  progress(`Adding ${user_id} to ${customer_id}`);
  await attempt(`add the user ${user_id} to the customer ${customer_id}`, () =>
    api.addUser(customer_id, { userId: user_id }, { signal: context.signal }),
  );
}

/** Removes a user from a customer. Removing one again changes nothing. */
export async function removeUser({
  config,
  progress,
  ...context
}: InvokeActionRequest<
  typeof removeUserSchema,
  AvaraProviderData
>): Promise<void> {
  const { api } = customerAccess(context);
  const { customer_id, user_id } = config;
  progress(`Removing ${user_id} from ${customer_id}`);
  await attempt(
    `remove the user ${user_id} from the customer ${customer_id}`,
    () =>
      api.removeUser(
        customer_id,
        { userId: user_id },
        { signal: context.signal },
      ),
  );
}
