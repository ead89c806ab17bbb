import { randomUUID } from "node:crypto";
import type { ExpressCustomer } from "../../src/api/express-customer";
import { createAvaraClient } from "../../src/client/avara-client";
import type { Sandbox } from "../../src/sandbox";

/** The live customers of the account. */
export interface LiveCustomers {
  /** Reads all customers, in the order of their names. */
  list(): Promise<readonly ExpressCustomer[]>;
  deactivate(customer: ExpressCustomer): Promise<void>;
  /** Adds a number of users. */
  addUsers(customer: ExpressCustomer, count: number): Promise<void>;
  replaceMetadata(
    customer: ExpressCustomer,
    metadata: Readonly<Record<string, string>>,
  ): Promise<void>;
}

export function connectLiveCustomers(
  { url, apiKey }: Pick<Sandbox, "url" | "apiKey">,
  signal: AbortSignal,
): LiveCustomers {
  const { expressCustomers: api } = createAvaraClient({ baseUrl: url, apiKey });
  return {
    async list() {
      const customers: ExpressCustomer[] = [];
      for await (const customer of api.list({ signal }))
        customers.push(customer);
      return customers.sort((a, b) =>
        a.expressCustomerName.localeCompare(b.expressCustomerName, "en"),
      );
    },
    async deactivate({ expressCustomerId: id }) {
      await api.deactivate(id, { signal });
    },
    async addUsers({ expressCustomerId: id }, count) {
      for (let user = 0; user < count; user += 1) {
        const userId = `usr_${randomUUID().replaceAll("-", "")}`;
        await api.addUser(id, { userId }, { signal });
      }
    },
    async replaceMetadata({ expressCustomerId: id }, metadata) {
      await api.update(id, { metadata: { ...metadata } }, { signal });
    },
  };
}
