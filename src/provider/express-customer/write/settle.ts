import { reportError } from "../../../framework/failure";
import type { CreateRequest } from "../../../framework/resource";
import type { AvaraProviderData } from "../../provider-data";
import type { CustomerAccess } from "../customer-access";
import { failureOf } from "../attempt";
import { type LiveCustomer } from "../live/live-customer";
import { describeCustomer } from "../describe-customer";
import type { IgnoredKeys } from "../metadata/ignored-keys";
import { readPrivateState } from "../private-state";
import type { expressCustomerSchema } from "../schema";
import { declaredCustomerOf } from "../state";
import { createWriter } from "./create-writer";

/** The result of {@link settle}. */
export interface Settled {
  /** The customer in the last response. */
  readonly live: LiveCustomer;
  readonly isAsDeclared: boolean;
}

/**
 * Makes a customer match the plan. Reports failures instead of throwing them, because Terraform must
 * store what was reached.
 *
 * @param live the customer from a fresh GET, or from the response to a write
 * @param ignored the metadata keys to leave as they are
 * @param isNew whether this apply has created it
 */
export async function settle(
  live: LiveCustomer,
  request: CreateRequest<typeof expressCustomerSchema, AvaraProviderData>,
  access: CustomerAccess,
  {
    ignored,
    isNew = false,
  }: { readonly ignored: IgnoredKeys; readonly isNew?: boolean },
): Promise<Settled> {
  const { isAnnounced } = readPrivateState(request.privateState);
  const writer = createWriter(live, access, request, {
    isNew,
    isAnnounced,
    ignored,
  });
  try {
    await writer.settle(declaredCustomerOf(request.planned));
    return { live: writer.live, isAsDeclared: true };
  } catch (error) {
    const failure = failureOf(
      error,
      `change the customer ${describeCustomer(live)} to what is declared`,
      isNew
        ? "It was created, but is not yet as declared. The next apply continues with it."
        : undefined,
    );
    reportError(failure, request);
    return { live: writer.live, isAsDeclared: false };
  }
}
