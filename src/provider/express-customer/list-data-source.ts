/** The data source `avara_express_customers`: all live customers, or those that a filter names. */
import type { DataSource } from "../../framework/data-source";
import { describeReceived } from "../../text/quote";
import type { KnownConfig } from "../../framework/inference";
import {
  attribute,
  defineSchema,
  nestedAttribute,
} from "../../framework/schema";
import { types } from "../../framework/types";
import type { Validator } from "../../framework/validators";
import type { LiveCustomer } from "./live/live-customer";
import { reportFailure } from "./report-failure";
import { customerAccess } from "../provider-data";
import type { AvaraProviderData } from "../provider-data";
import {
  liveCustomerAttributes,
  liveCustomerValues,
} from "./live-customer-attributes";

const isRegularExpression: Validator<string> = (value, context) => {
  if (readRegularExpression(value) !== null) return;
  context.diagnostics.error(
    "Invalid regular expression",
    `${context.path.toString()} is ${describeReceived(value)}. Expected a regular expression as JavaScript has them, such as "^clinic-".`,
    context.path,
  );
};

const schema = defineSchema({
  description:
    "All live Express customers, or those that all given filters let through, sorted by name and id.",
  attributes: {
    active: attribute(types.bool, {
      optional: true,
      description: "Only active customers, or only inactive ones.",
    }),
    name_contains: attribute(types.string, {
      optional: true,
      description: "Only customers whose name contains this text.",
    }),
    name_regex: attribute(types.string, {
      optional: true,
      validators: [isRegularExpression],
      description:
        "Only customers whose name matches this regular expression, in JavaScript's syntax.",
    }),
    metadata: attribute(types.map(types.string), {
      optional: true,
      description: "Only customers whose metadata holds all these pairs.",
    }),
    ids: attribute(types.list(types.string), {
      computed: true,
      description: "The ids of the customers, in the order of `customers`.",
    }),
    customers: nestedAttribute("list", liveCustomerAttributes, {
      computed: true,
      description: "The customers, sorted by name and id.",
    }),
  },
});

export const expressCustomersDataSource: DataSource<
  typeof schema,
  AvaraProviderData
> = {
  typeName: "avara_express_customers",
  schema,

  async read({ config, ...context }) {
    const directory = customerAccess(context)?.directory;
    if (directory === undefined) return null;
    const { active, name_contains, name_regex, metadata } = config;
    try {
      const all = await directory.all(context.signal);
      const customers = all.filter(filterOf(config)).sort(byNameAndId);
      return {
        active,
        name_contains,
        name_regex,
        metadata,
        ids: customers.map(({ id }) => id),
        customers: customers.map(liveCustomerValues),
      };
    } catch (error) {
      reportFailure(error, "list the customers", context);
      return null;
    }
  },
};

function filterOf(
  config: KnownConfig<typeof schema>,
): (customer: LiveCustomer) => boolean {
  const { active, name_contains, name_regex, metadata } = config;
  const pattern =
    name_regex === null ? null : readRegularExpression(name_regex);
  return (customer) =>
    (active === null || customer.active === active) &&
    (name_contains === null || customer.name.includes(name_contains)) &&
    (pattern === null || pattern.test(customer.name)) &&
    [...(metadata ?? [])].every(
      ([key, value]) => customer.metadata.get(key) === value,
    );
}

/** By code units, so that the order is the same everywhere. */
function byNameAndId(a: LiveCustomer, b: LiveCustomer): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** Null where the text is no regular expression. */
function readRegularExpression(text: string): RegExp | null {
  try {
    return new RegExp(text, "u");
  } catch {
    return null;
  }
}
