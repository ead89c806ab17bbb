import { expressCustomerPageLimits } from "../../api/express-customer-limits";
import type { Hono } from "hono";
import { expressCustomersPath } from "../../api/connection";
import {
  type ExpressCustomerPage,
  createExpressCustomerSchema,
  expressCustomerUserSchema,
  updateExpressCustomerSchema,
} from "../../api/express-customer";
import type { ExpressCustomerStore } from "./store";
import { decodeCursor, encodeCursor } from "./cursor";
import { readJsonBody } from "./read-json-body";
import { Refusal } from "./refusal";
import type { SandboxEnv } from "../sandbox-env";

/**
 * Adds the eight operations on customers. They translate between HTTP and the store, which has the rules. Fields that
 * the contract does not have are ignored, because a newer client may send some.
 */
export function addExpressCustomerRoutes(
  app: Hono<SandboxEnv>,
  customers: ExpressCustomerStore,
): void {
  const customerPath = `${expressCustomersPath}/:id` as const;

  app.post(expressCustomersPath, async (c) => {
    const params = await readJsonBody(c.req, createExpressCustomerSchema);
    return c.json(customers.create(params), 201);
  });

  app.get(expressCustomersPath, (c) => {
    const limit = readLimit(c.req.query("limit"));
    const cursor = c.req.query("cursor");
    const slice = customers.list(
      cursor === undefined ? 0 : decodeCursor(cursor),
      limit,
    );
    const page: ExpressCustomerPage = {
      expressCustomers: [...slice.customers],
      hasMore: slice.nextPosition !== undefined,
    };
    if (slice.nextPosition !== undefined)
      page.cursor = encodeCursor(slice.nextPosition);
    return c.json(page);
  });

  app.get(customerPath, (c) => c.json(customers.retrieve(c.req.param("id"))));

  app.patch(customerPath, async (c) => {
    const params = await readJsonBody(c.req, updateExpressCustomerSchema);
    return c.json(customers.update(c.req.param("id"), params));
  });

  app.post(`${customerPath}/deactivate`, (c) =>
    c.json(customers.deactivate(c.req.param("id"))),
  );

  app.post(`${customerPath}/reactivate`, (c) =>
    c.json(customers.reactivate(c.req.param("id"))),
  );

  app.post(`${customerPath}/users`, async (c) => {
    const { userId } = await readJsonBody(c.req, expressCustomerUserSchema);
    return c.json(customers.addUser(c.req.param("id"), userId));
  });

  app.delete(`${customerPath}/users`, async (c) => {
    const { userId } = await readJsonBody(c.req, expressCustomerUserSchema);
    return c.json(customers.removeUser(c.req.param("id"), userId));
  });
}

function readLimit(given: string | undefined): number {
  const { min, max, default: defaultLimit } = expressCustomerPageLimits;
  if (given === undefined) return defaultLimit;
  const limit = /^\d{1,4}$/.test(given) ? Number(given) : NaN;
  if (limit >= min && limit <= max) return limit;
  throw new Refusal(
    "malformed",
    `limit: expected a whole number from ${min} to ${max}.`,
  );
}
