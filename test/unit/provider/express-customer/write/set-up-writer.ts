import type { ExpressCustomer } from "../../../../../src/api/express-customer";
import {
  liveCustomerOf,
  type DeclaredCustomer,
  type LiveCustomer,
} from "../../../../../src/provider/express-customer/live/live-customer";
import { ignoring } from "../../../../../src/provider/express-customer/metadata/ignored-keys";
import { CustomerWriter } from "../../../../../src/provider/express-customer/write/customer-writer";
import type { QuirkOptions } from "../../../../../src/sandbox";
import { setUp as fakeApi, type Reply } from "../../../../support/api/fake-api";
import { createSandboxClient } from "../sandbox-client";

/** The calls of a writer. */
export const look = "GET /v1/express/{id}";
export const patch = "PATCH /v1/express/{id}";
export const deactivate = "POST /v1/express/{id}/deactivate";
export const reactivate = "POST /v1/express/{id}/reactivate";

type Metadata = Readonly<Record<string, string>>;

/** How the customer "Alpha" is before anything is written. @default active, without metadata */
export interface Start {
  readonly isActive?: boolean;
  readonly metadata?: Metadata;
}

/** What is declared. @default as `Start` */
export type Declaration = Partial<Omit<DeclaredCustomer, "metadata">> & {
  readonly metadata?: Metadata;
};

/** A declaration that can be reached, and how. */
export interface Case {
  readonly what: string;
  readonly start?: Start;
  readonly declared: Declaration;
  readonly quirks?: QuirkOptions;
  readonly calls: readonly string[];
}

export function declaredOf({
  metadata = {},
  ...rest
}: Declaration): DeclaredCustomer {
  return {
    name: "Alpha",
    active: true,
    ...rest,
    metadata: new Map(Object.entries(metadata)),
  };
}

/** The fields of a customer that a declaration sets. */
export function declaredBy({ name, active, metadata }: DeclaredCustomer) {
  return { name, active, metadata };
}

/** Creates a writer of the customer "Alpha" of a sandbox. */
export function setUpWriter(
  start: Start = {},
  {
    isRefused = false,
    ignored = [],
    ...options
  }: Parameters<typeof createSandboxClient>[0] & {
    /** The metadata keys to leave as they are. */
    readonly ignored?: readonly string[];
    /** Whether customers may not be deactivated. */
    readonly isRefused?: boolean;
  } = {},
) {
  const sandbox = createSandboxClient(options);
  const customer = sandbox.customers.add({ name: "Alpha", ...start });
  const id = customer.expressCustomerId;
  const written: LiveCustomer[] = [];
  const asked: string[] = [];
  const writer = new CustomerWriter(liveCustomerOf(customer), {
    api: sandbox.api,
    onWrite: (live) => written.push(live),
    onDeactivate: ({ name }) => {
      asked.push(name);
      if (isRefused) throw new Error("not this one");
    },
    ignored: ignoring(ignored),
    clock: sandbox.clock,
    signal: new AbortController().signal,
  });
  return {
    ...sandbox,
    id,
    writer,
    written,
    asked,
    settle: (declared: Declaration) => writer.settle(declaredOf(declared)),
    stored: () => {
      const live = sandbox.customers.get(id);
      if (live === undefined) throw new Error("the customer is gone");
      return declaredBy(liveCustomerOf(live));
    },
  };
}

/** Creates a writer of a customer whose API gives these replies, and then the last one again and again. */
export function setUpReplies(
  live: ExpressCustomer,
  replies: readonly Reply[],
  ignored: readonly string[] = [],
) {
  const { client, clock, sent } = fakeApi(replies);
  const writer = new CustomerWriter(liveCustomerOf(live), {
    api: client.expressCustomers,
    onWrite: () => undefined,
    onDeactivate: () => undefined,
    ignored: ignoring(ignored),
    clock,
    signal: new AbortController().signal,
  });
  return {
    sent,
    deactivate: () => clock.run(writer.deactivate()),
    settle: (declared: Declaration) =>
      clock.run(writer.settle(declaredOf(declared))),
  };
}
