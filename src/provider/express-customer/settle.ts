import type { CreateRequest } from "../../framework/resource";
import type { AvaraProviderData, CustomerAccess } from "../provider-data";
import { describeCustomer } from "./live/live-customer";
import type { LiveCustomer } from "./live/live-customer";
import { readPrivateState } from "./private-state";
import { reportFailure } from "./report-failure";
import type { expressCustomerSchema } from "./schema";
import { declaredCustomerOf } from "./state";
import { createWriter } from "./write/create-writer";

/** How far {@link settle} got. */
export interface Settled {
  /** The customer as the last response showed it. */
  readonly live: LiveCustomer;
  readonly isAsDeclared: boolean;
}

/**
 * Makes a customer what is planned. A failure is reported, not thrown: Terraform must keep what was
 * reached.
 *
 * @param live the customer as a GET, or the response to a write, has just shown it
 * @param isNew whether this apply has created it
 */
export async function settle(
  live: LiveCustomer,
  request: CreateRequest<typeof expressCustomerSchema, AvaraProviderData>,
  access: CustomerAccess,
  { isNew = false }: { readonly isNew?: boolean } = {},
): Promise<Settled> {
  const { isAnnounced } = readPrivateState(request.privateState);
  const writer = createWriter(live, access, request, { isNew, isAnnounced });
  try {
    await writer.settle(declaredCustomerOf(request.planned));
    return { live: writer.live, isAsDeclared: true };
  } catch (error) {
    reportFailure(
      error,
      `make the customer ${describeCustomer(live)} what is declared`,
      request,
      isNew
        ? "It was created, but is not yet as declared. The next apply continues with it."
        : undefined,
    );
    return { live: writer.live, isAsDeclared: false };
  }
}
