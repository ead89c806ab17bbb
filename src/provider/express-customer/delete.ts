import { Failure } from "../../framework/failure";
import type { DeleteRequest } from "../../framework/resource";
import type { AvaraProviderData } from "../provider-data";
import { customerAccess } from "./customer-access";
import { attempt } from "./attempt";
import { deletionPolicyOf, prevention } from "./deactivation/deletion-policy";
import { describeCustomer } from "./describe-customer";
import { metadataRulesOf } from "./metadata/metadata-rules";
import { readPrivateState } from "./private-state";
import type { expressCustomerSchema } from "./schema";
import { stableCustomerIn } from "./state";
import { createWriter } from "./write/create-writer";

type Request = DeleteRequest<typeof expressCustomerSchema, AvaraProviderData>;

/**
 * Destroys an object according to its deletion policy. If the object is being replaced, it only
 * releases its customer, which the new object takes over.
 */
export async function deleteExpressCustomer(request: Request): Promise<void> {
  const { prior, signal } = request;
  const customer = stableCustomerIn(prior);
  const access = customerAccess(request);
  const {
    successor,
    isAnnounced,
    ignored: former = [],
  } = readPrivateState(request.privateState);
  if (successor !== undefined) {
    if (successor.name === undefined)
      throw new Failure(
        `Cannot replace the customer ${describeCustomer(customer)}`,
        "The name of the new object was not known during the plan, so it is not clear whether it takes over this customer. Nothing has been changed. " +
          "Give the name a value that is known during the plan, or keep the object as it is with terraform untaint.",
      );
    const { entries } = metadataRulesOf(
      request,
      prior.ignore_metadata_keys,
    ).ignored;
    const ignored = [...former, ...entries];
    access.releases.release({ customer, successor, ignored });
    return;
  }
  // The replacement was created first, and has taken over the customer.
  if (access.claims.isTaken(customer.id)) return;
  const policy = deletionPolicyOf(prior, request);
  if (policy === "prevent") throw prevention(customer);
  if (policy === "abandon") return;
  await attempt(
    `deactivate the customer ${describeCustomer(customer)}`,
    async () => {
      const live = await access.directory.read(customer.id, signal);
      if (live === null) return;
      await createWriter(live, access, request, { isAnnounced }).deactivate();
    },
  );
}
