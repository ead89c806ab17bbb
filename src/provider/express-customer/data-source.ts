/** The data source `avara_express_customer`: one live customer, found by its ID or name. */
import { expressCustomerIdPattern } from "../../api/express-customer-limits";
import { Failure } from "../../framework/failure";
import { pathTo } from "../../framework/schema/attribute-path";
import type { DataSource } from "../../framework/data-source";
import { quote } from "../../text/quote";
import { attribute, defineSchema } from "../../framework/schema/schema";
import { types } from "../../framework/schema/types";
import { matches, stringLength } from "../../framework/schema/validators";
import { isUnknown } from "../../framework/schema/values";
import type { CustomerDirectory } from "./live/directory";
import { describeCustomer, type LiveCustomer } from "./live/live-customer";
import { customerAccess, type AvaraProviderData } from "../provider-data";
import { attempt } from "./attempt";
import {
  liveCustomerAttributes,
  liveCustomerValues,
} from "./live-customer-attributes";

const schema = defineSchema({
  description: "A live Express customer, found by its `id` or its `name`.",
  attributes: {
    ...liveCustomerAttributes,
    id: attribute(types.string, {
      optional: true,
      computed: true,
      validators: [
        matches(
          expressCustomerIdPattern,
          "the id of an Express customer: cus_ and 32 hexadecimal digits",
        ),
      ],
      description:
        "The customer's id. Exactly one of `id` and `name` must be set.",
    }),
    name: attribute(types.string, {
      optional: true,
      computed: true,
      validators: [stringLength({ min: 1 })],
      description:
        "The customer's exact name. It is an error if several customers have this name.",
    }),
  },
});

export const expressCustomerDataSource: DataSource<
  typeof schema,
  AvaraProviderData
> = {
  typeName: "avara_express_customer",
  schema,

  validate({ config, diagnostics }) {
    const { id, name } = config;
    const isOneUnknown = isUnknown(id) || isUnknown(name);
    if (id === null && name === null)
      diagnostics.error(
        "Neither id nor name is set",
        "Set exactly one of them, to choose the customer.",
        pathTo("id"),
      );
    if (id !== null && name !== null && !isOneUnknown)
      diagnostics.error(
        "Both id and name are set",
        "Set exactly one of them, to choose the customer.",
        pathTo("name"),
      );
  },

  async read({ config: { id, name }, ...context }) {
    const { directory } = customerAccess(context);
    const { signal } = context;
    const found = await attempt(
      `read the customer ${id ?? quote(name ?? "")}`,
      () =>
        id === null
          ? findByName(name ?? "", directory, signal)
          : findById(id, directory, signal),
    );
    return liveCustomerValues(found);
  },
};

async function findById(
  id: string,
  directory: CustomerDirectory,
  signal: AbortSignal,
): Promise<LiveCustomer> {
  const found = await directory.find(id, signal);
  if (found !== null) return found;
  throw new Failure(
    "No such customer",
    `There is no Express customer ${id}. Check the id, and that the API key belongs to the right account.`,
    pathTo("id"),
  );
}

async function findByName(
  name: string,
  directory: CustomerDirectory,
  signal: AbortSignal,
): Promise<LiveCustomer> {
  const all = await directory.all(signal);
  const found = all.filter((customer) => customer.name === name);
  const [first, ...others] = found;
  if (first === undefined)
    throw new Failure(
      "No such customer",
      `No Express customer is named ${quote(name)}. The name must match exactly, including upper and lower case.`,
      pathTo("name"),
    );
  if (others.length === 0) return first;
  throw new Failure(
    "Several customers have this name",
    `${found.map(describeCustomer).join(", ")} exist. Set id to the one you mean, instead of name.`,
    pathTo("name"),
  );
}
