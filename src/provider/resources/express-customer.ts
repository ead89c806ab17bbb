/** The resource `avara_express_customer`: a declared customer, and the calls that make it live. */
import { expressCustomerIdPattern } from "../../api/express-customer";
import { NotFoundError } from "../../client/api-error";
import type { ExpressCustomers } from "../../client/express-customers";
import { pathTo } from "../../framework/attribute-path";
import type { ConfiguredCallContext, Resource } from "../../framework/resource";
import { deletionPolicyOf } from "../deletion-policy";
import type { DeletionPolicy } from "../deletion-policy";
import { createCustomer } from "../express-customers/create-customer";
import { CustomerWriter } from "../express-customers/customer-writer";
import {
  describeCustomer,
  liveCustomerOf,
} from "../express-customers/live-customer";
import type { StableCustomer } from "../express-customers/live-customer";
import { reportFailure } from "../express-customers/report-failure";
import { clientOf } from "../provider-data";
import type { AvaraProviderData } from "../provider-data";
import { expressCustomerSchema } from "./express-customer-schema";
import type { ExpressCustomerState } from "./express-customer-schema";
import {
  declaredCustomerOf,
  idOf,
  stableCustomerIn,
  stateOf,
} from "./express-customer-state";

type Context = ConfiguredCallContext<AvaraProviderData>;

export const expressCustomerResource: Resource<
  typeof expressCustomerSchema,
  AvaraProviderData
> = {
  typeName: "avara_express_customer",
  schema: expressCustomerSchema,

  plan({ prior, planned, ...context }) {
    if (prior !== null && planned === null) checkDestroy(prior, context);
    return Promise.resolve({});
  },

  async create({ planned, ...context }) {
    const api = expressCustomersOf(context);
    if (api === null) return { state: null };
    const declared = declaredCustomerOf(planned);
    const attempted = `create the customer ${JSON.stringify(declared.name)}`;
    let created: StableCustomer;
    try {
      created = await createCustomer(api, declared, context.signal);
    } catch (error) {
      reportFailure(error, attempted, context);
      return { state: null };
    }
    const writer = writerOf(created, api, context);
    try {
      await writer.settle(declared);
    } catch (error) {
      reportFailure(
        error,
        attempted,
        context,
        `The customer exists, as ${created.id}, but is not yet as declared.`,
      );
    }
    return { state: stateOf(writer.live, planned) };
  },

  async read({ state, ...context }) {
    const api = expressCustomersOf(context);
    if (api === null) return { state };
    try {
      const live = await api.retrieve(idOf(state), context);
      return { state: stateOf(liveCustomerOf(live), state) };
    } catch (error) {
      if (error instanceof NotFoundError) return { state: null };
      reportFailure(error, `read the customer ${describe(state)}`, context);
      return { state };
    }
  },

  async update({ prior, planned, ...context }) {
    const api = expressCustomersOf(context);
    if (api === null) return { state: prior };
    const writer = writerOf(stableCustomerIn(prior), api, context);
    try {
      await writer.settle(declaredCustomerOf(planned));
    } catch (error) {
      reportFailure(error, `update the customer ${describe(prior)}`, context);
      return { state: stateOf(writer.live, prior) };
    }
    return { state: stateOf(writer.live, planned) };
  },

  async delete({ prior, ...context }) {
    checkDestroy(prior, context);
    if (context.diagnostics.hasErrors) return;
    if (policyOf(prior, context) === "abandon") return;
    const api = expressCustomersOf(context);
    if (api === null) return;
    try {
      const live = liveCustomerOf(await api.retrieve(idOf(prior), context));
      await writerOf(live, api, context).setActive(false);
    } catch (error) {
      if (error instanceof NotFoundError) return;
      reportFailure(
        error,
        `deactivate the customer ${describe(prior)}`,
        context,
      );
    }
  },

  import({ id, diagnostics }) {
    if (!expressCustomerIdPattern.test(id))
      diagnostics.error(
        "Invalid customer id",
        `The id to import is ${JSON.stringify(id)}. Expected the id of an Express customer: cus_ and 32 hexadecimal digits.`,
        pathTo("id"),
      );
    return Promise.resolve({ state: { id } });
  },
};

function expressCustomersOf(context: Context): ExpressCustomers | null {
  const { providerData, diagnostics } = context;
  return clientOf(providerData, diagnostics)?.expressCustomers ?? null;
}

function writerOf(
  customer: StableCustomer,
  api: ExpressCustomers,
  { providerData, signal }: Context,
): CustomerWriter {
  return new CustomerWriter(customer, {
    api,
    clock: providerData.clock,
    signal,
  });
}

function policyOf(
  { deletion_policy }: ExpressCustomerState,
  { providerData }: Context,
): DeletionPolicy {
  return deletionPolicyOf(deletion_policy, providerData.deletionPolicy);
}

/** Says at plan, and once more before it happens, what destroying a customer does. */
function checkDestroy(state: ExpressCustomerState, context: Context): void {
  if (policyOf(state, context) !== "prevent") return;
  context.diagnostics.error(
    "The deletion policy prevents destroying this customer",
    `The customer ${describe(state)} has the deletion_policy "prevent". ` +
      'To destroy it, first apply another policy: "deactivate", or "abandon" to leave the customer as it is and forget it.',
    pathTo("deletion_policy"),
  );
}

function describe(state: ExpressCustomerState): string {
  return describeCustomer({ id: idOf(state), name: state.name });
}
