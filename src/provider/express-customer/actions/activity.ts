import type {
  InvokeActionRequest,
  PlanActionRequest,
} from "../../../framework/action";
import type { ConfiguredCallContext } from "../../../framework/resource";
import { isUnknown } from "../../../framework/schema/values";
import { customerAccess, type AvaraProviderData } from "../../provider-data";
import { announceDeactivation, readIfPossible } from "../announce-deactivation";
import { attempt } from "../attempt";
import { GoneError } from "../gone-error";
import { describeCustomer } from "../live/live-customer";
import { createWriter } from "../write/create-writer";
import type { CustomerWriter } from "../write/customer-writer";
import type { deactivateSchema, reactivateSchema } from "./actions";

type Context = ConfiguredCallContext<AvaraProviderData>;

/** Announces the deactivation, and counts it for `max_deactivations`. */
export async function planDeactivation({
  config: { customer_id },
  ...context
}: PlanActionRequest<
  typeof deactivateSchema,
  AvaraProviderData
>): Promise<void> {
  if (isUnknown(customer_id)) return;
  const live = await readIfPossible(customer_id, context);
  const name = live?.name ?? "…";
  await announceDeactivation(
    { id: customer_id, name },
    "an action deactivates it",
    context,
  );
}

/** Deactivates a customer. If it is inactive, nothing is written. */
export async function deactivateCustomer({
  config,
  progress,
  ...context
}: InvokeActionRequest<
  typeof deactivateSchema,
  AvaraProviderData
>): Promise<void> {
  const { customer_id } = config;
  await write(customer_id, "deactivate", context, async (writer) => {
    progress(`Deactivating ${describeCustomer(writer.live)}`);
    await writer.deactivate();
  });
}

/** Reactivates a customer. If it is active, nothing is written. */
export async function reactivateCustomer({
  config,
  progress,
  ...context
}: InvokeActionRequest<
  typeof reactivateSchema,
  AvaraProviderData
>): Promise<void> {
  const { customer_id } = config;
  await write(customer_id, "reactivate", context, async (writer) => {
    progress(`Reactivating ${describeCustomer(writer.live)}`);
    await writer.reactivate();
  });
}

/** Reads the customer first, to know whether there is anything to write. */
async function write(
  id: string,
  verb: string,
  context: Context,
  change: (writer: CustomerWriter) => Promise<void>,
): Promise<void> {
  const access = customerAccess(context);
  await attempt(`${verb} the customer ${id}`, async () => {
    const live = await access.directory.read(id, context.signal);
    if (live === null) throw new GoneError(id);
    await change(createWriter(live, access, context, { isAnnounced: true }));
  });
}
