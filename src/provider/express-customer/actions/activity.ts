import type {
  InvokeActionRequest,
  PlanActionRequest,
} from "../../../framework/action";
import { isUnknown } from "../../../framework/schema/values";
import type { AvaraProviderData } from "../../provider-data";
import { customerAccess } from "../customer-access";
import {
  announceDeactivation,
  readIfPossible,
} from "../deactivation/announce-deactivation";
import { attempt } from "../attempt";
import { describeCustomer } from "../describe-customer";
import { createWriter } from "../write/create-writer";
import type { deactivateSchema } from "./schemas";

type Request = InvokeActionRequest<typeof deactivateSchema, AvaraProviderData>;

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
export async function deactivateCustomer(request: Request): Promise<void> {
  await change("deactivate", "Deactivating", request);
}

/** Reactivates a customer. If it is active, nothing is written. */
export async function reactivateCustomer(request: Request): Promise<void> {
  await change("reactivate", "Reactivating", request);
}

/** Reads the customer first, to know whether there is anything to write. */
async function change(
  operation: "deactivate" | "reactivate",
  progress: string,
  request: Request,
): Promise<void> {
  const { customer_id: id } = request.config;
  const access = customerAccess(request);
  await attempt(`${operation} the customer ${id}`, async () => {
    const live = await access.directory.readExisting(id, request.signal);
    // The plan of an action leaves nothing for the apply, which announces a deactivation again.
    const writer = createWriter(live, access, request, { isAnnounced: false });
    request.progress(`${progress} ${describeCustomer(live)}`);
    await writer[operation]();
  });
}
