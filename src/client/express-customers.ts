import {
  expressCustomerIdPattern,
  expressCustomerPageLimits,
} from "../api/express-customer-limits";
import * as z from "zod/mini";
import { expressCustomersPath } from "../api/connection";
import {
  createExpressCustomerSchema,
  expressCustomerPageSchema,
  expressCustomerSchema,
  expressCustomerUserSchema,
  membershipChangeSchema,
  updateExpressCustomerSchema,
  type CreateExpressCustomerParams,
  type ExpressCustomer,
  type ExpressCustomerPage,
  type ExpressCustomerUserParams,
  type UpdateExpressCustomerParams,
} from "../api/express-customer";
import type { ApiRequest } from "./attempt";
import { InvalidParamsError, MembershipError } from "./errors";
import { excerpt } from "../text/excerpt";
import { formatProblems, parseShape } from "../text/problems";
import { quote } from "../text/quote";
import { paginate } from "./pagination";
import type { Transport } from "./transport";

/** What every call takes. */
export interface RequestOptions {
  /**
   * Stops waiting and reading at once. A write that has been sent is finished, and its answer
   * returned.
   */
  readonly signal?: AbortSignal | undefined;
}

/** Which page of the list to read. */
export interface ListPageParams {
  /** 1 to 100 customers. @default 20, which is the API's own */
  readonly limit?: number | undefined;
  /** The cursor of the page before; absent for the first page. */
  readonly cursor?: string | undefined;
}

/**
 * The Express customers of an account. All of its calls throw a `ClientError`. A customer that is
 * returned bears the id that was asked for; anything else is a `ResponseShapeError`.
 */
export interface ExpressCustomers {
  /**
   * Creates a customer, active. It is repeated only where nothing can have been written (429, no
   * connection): an error whose `outcome` is `unknown` means that the customer may exist.
   */
  create(
    params: CreateExpressCustomerParams,
    options?: RequestOptions,
  ): Promise<ExpressCustomer>;
  /** Reads one customer; a `NotFoundError` means that there is none. */
  retrieve(id: string, options?: RequestOptions): Promise<ExpressCustomer>;
  /** Changes what `params` holds; `metadata: null` clears all. */
  update(
    id: string,
    params: UpdateExpressCustomerParams,
    options?: RequestOptions,
  ): Promise<ExpressCustomer>;
  /** Makes a customer inactive; what the API does to an inactive one is not documented. */
  deactivate(id: string, options?: RequestOptions): Promise<ExpressCustomer>;
  /** Makes a customer active; what the API does to an active one is not documented. */
  reactivate(id: string, options?: RequestOptions): Promise<ExpressCustomer>;
  /** Reads one page of the list. */
  listPage(
    params?: ListPageParams,
    options?: RequestOptions,
  ): Promise<ExpressCustomerPage>;
  /**
   * Reads the list, 100 customers a call, and yields the customers of each page that no page before
   * had. The list may shift while it is read: that it lacks a customer does not prove it gone.
   */
  pages(options?: RequestOptions): AsyncIterable<readonly ExpressCustomer[]>;
  /** As `pages`, one customer at a time. */
  list(options?: RequestOptions): AsyncIterable<ExpressCustomer>;
  /** Adds a user; a `MembershipError` means that the API answered `success: false`. */
  addUser(
    id: string,
    params: ExpressCustomerUserParams,
    options?: RequestOptions,
  ): Promise<void>;
  /** Removes a user; a `MembershipError` means that the API answered `success: false`. */
  removeUser(
    id: string,
    params: ExpressCustomerUserParams,
    options?: RequestOptions,
  ): Promise<void>;
}

const listPageParamsSchema = z.object({
  limit: z.optional(
    z
      .number()
      .check(
        z.int(),
        z.minimum(expressCustomerPageLimits.min),
        z.maximum(expressCustomerPageLimits.max),
      ),
  ),
  cursor: z.optional(z.string()),
});

/** Creates the collection on a transport. */
export function createExpressCustomers(transport: Transport): ExpressCustomers {
  /** The form is checked because another text, such as `..` or none, would be another path. */
  function customerPath(id: string): string {
    if (expressCustomerIdPattern.test(id))
      return `${expressCustomersPath}/${id}`;
    const received = quote(transport.redact(id));
    throw new InvalidParamsError(
      `Invalid customer id ${received}: expected cus_ and 32 hexadecimal digits.`,
    );
  }

  async function requestCustomer(
    id: string,
    request: Pick<ApiRequest<ExpressCustomer>, "method" | "body"> & {
      readonly action?: string;
    },
    options: RequestOptions,
  ): Promise<ExpressCustomer> {
    const { action = "", ...rest } = request;
    const { value } = await transport.request({
      ...rest,
      path: `${customerPath(id)}${action}`,
      schema: customerSchemaOf(id),
      isSafeToRepeat: true,
      signal: options.signal,
    });
    return value;
  }

  async function changeMembership(
    method: "POST" | "DELETE",
    id: string,
    params: ExpressCustomerUserParams,
    options: RequestOptions,
  ): Promise<void> {
    const path = `${customerPath(id)}/users`;
    const { value, ...answer } = await transport.request({
      method,
      path,
      body: parseParams(expressCustomerUserSchema, params),
      schema: membershipChangeSchema,
      isSafeToRepeat: true,
      signal: options.signal,
    });
    if (value.success) return;
    const reason = excerpt(
      transport.redact(value.message ?? "no reason given"),
    );
    throw new MembershipError(
      `${method} ${path} was refused with success: false: ${reason}`,
      answer,
    );
  }

  async function listPage(
    params: ListPageParams = {},
    options: RequestOptions = {},
  ): Promise<ExpressCustomerPage> {
    const { limit, cursor } = parseParams(listPageParamsSchema, params);
    const { value } = await transport.request({
      method: "GET",
      path: expressCustomersPath,
      query: {
        ...(limit === undefined ? {} : { limit: String(limit) }),
        ...(cursor === undefined ? {} : { cursor }),
      },
      schema: expressCustomerPageSchema,
      isSafeToRepeat: true,
      signal: options.signal,
    });
    return value;
  }

  function pages(
    options: RequestOptions = {},
  ): AsyncIterable<readonly ExpressCustomer[]> {
    return paginate({
      readPage: async (cursor) => {
        const limit = expressCustomerPageLimits.max;
        const page = await listPage({ limit, cursor }, options);
        return { ...page, items: page.expressCustomers };
      },
      idOf: (customer) => customer.expressCustomerId,
    });
  }

  return {
    async create(params, options = {}) {
      const { value } = await transport.request({
        method: "POST",
        path: expressCustomersPath,
        body: parseParams(createExpressCustomerSchema, params),
        schema: expressCustomerSchema,
        isSafeToRepeat: false,
        signal: options.signal,
      });
      return value;
    },
    async retrieve(id, options = {}) {
      return requestCustomer(id, { method: "GET" }, options);
    },
    async update(id, params, options = {}) {
      const body = parseParams(updateExpressCustomerSchema, params);
      return requestCustomer(id, { method: "PATCH", body }, options);
    },
    async deactivate(id, options = {}) {
      const action = "/deactivate";
      return requestCustomer(id, { method: "POST", action }, options);
    },
    async reactivate(id, options = {}) {
      const action = "/reactivate";
      return requestCustomer(id, { method: "POST", action }, options);
    },
    listPage,
    pages,
    async *list(options) {
      for await (const page of pages(options)) yield* page;
    },
    async addUser(id, params, options = {}) {
      await changeMembership("POST", id, params, options);
    },
    async removeUser(id, params, options = {}) {
      await changeMembership("DELETE", id, params, options);
    },
  };
}

function customerSchemaOf(id: string): z.ZodMiniType<ExpressCustomer> {
  return expressCustomerSchema.check(
    z.refine((customer) => isSameId(customer.expressCustomerId, id), {
      path: ["expressCustomerId"],
      error: `expected ${id}, the customer that was asked for`,
    }),
  );
}

/** Hexadecimal digits are the same in either case. */
function isSameId(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function parseParams<Params>(
  schema: z.ZodMiniType<Params>,
  params: unknown,
): Params {
  const result = parseShape(schema, params);
  if ("value" in result) return result.value;
  throw new InvalidParamsError(
    `Invalid parameters: ${formatProblems(result.problems)}.`,
  );
}
