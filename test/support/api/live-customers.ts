import type { ExpressCustomer } from "../../../src/api/express-customer";
import type { RecordedRequest, Sandbox } from "../../../src/sandbox";

/** The live customer of a name. Throws unless there is exactly one. */
export function liveCustomer(
  { customers }: Sandbox,
  name: string,
): ExpressCustomer {
  const found = customers
    .all()
    .filter((customer) => customer.expressCustomerName === name);
  const [customer] = found;
  if (customer === undefined || found.length > 1)
    throw new Error(`${found.length} live customers are named ${name}`);
  return customer;
}

/** The declarable attributes of a live customer, under their names in declarations. */
export function declarable(customer: ExpressCustomer | undefined) {
  return {
    name: customer?.expressCustomerName,
    active: customer?.isActive,
    metadata: customer?.metadata,
  };
}

/** The declarable attributes of all live customers, by name. */
export function allDeclarable({ customers }: Sandbox) {
  return customers
    .all()
    .map(declarable)
    .sort((a, b) => String(a.name).localeCompare(String(b.name)));
}

/** The API calls among requests, without their ids, as `PATCH /v1/express/{id}`. */
export function callsOf(requests: readonly RecordedRequest[]): string[] {
  return requests.map(
    ({ method, path }) =>
      `${method} ${path.replace(/\/cus_[0-9a-f]{32}/, "/{id}")}`,
  );
}

/** The API calls among requests that concern one customer. */
export function callsTo(
  requests: readonly RecordedRequest[],
  { expressCustomerId }: ExpressCustomer,
): string[] {
  return callsOf(
    requests.filter(({ path }) => path.split("/").includes(expressCustomerId)),
  );
}

/** The calls that change something. */
export function writesOf(calls: readonly string[]): string[] {
  return calls.filter((call) => !call.startsWith("GET "));
}

/** The API calls so far that change something, without their ids. */
export function writesTo({ requests }: Sandbox): string[] {
  return writesOf(callsOf(requests.list()));
}
