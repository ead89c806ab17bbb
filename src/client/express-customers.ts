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
import {
  expressCustomerIdPattern,
  expressCustomerPageLimits,
} from "../api/express-customer-limits";
import { excerpt } from "../text/excerpt";
import { formatProblems, parseShape } from "../text/problems";
import { quote } from "../text/quote";
import { InvalidParamsError, MembershipError } from "./errors";
import type { ApiRequest } from "./http/request";
import type { Transport } from "./http/transport";
import { paginate } from "./pagination";

/** The options of every call. */
export interface RequestOptions {
  /** Stops waiting and reading immediately. A write that was sent is finished, and its response is returned. */
  readonly signal?: AbortSignal | undefined;
}

/** The options of a call that only reads. */
export interface ReadOptions extends RequestOptions {
  /** How often each request is repeated at most, within what the client allows. @default what the client allows */
  readonly maxRetries?: number | undefined;
}

/** Which page of the list to read. */
export interface ListPageParams {
  /** 1 to 100 customers. @default 20, the default of the API */
  readonly limit?: number | undefined;
  /** The cursor of the page before; absent for the first page. */
  readonly cursor?: string | undefined;
}

/**
 * The Express customers of an account. All calls throw a `ClientError`. A customer that is returned has the id that was
 * asked for; anything else is a `ResponseShapeError`.
 */
export interface ExpressCustomers {
  /**
   * Creates an active customer. The request is repeated only if it was not sent. An error with the `outcome` `unknown`
   * means that the customer may exist.
   */
  create(
    params: CreateExpressCustomerParams,
    options?: RequestOptions,
  ): Promise<ExpressCustomer>;
  /** Reads one customer. A `NotFoundError` means that there is none. */
  retrieve(id: string, options?: ReadOptions): Promise<ExpressCustomer>;
  /**
   * Changes the fields that are in `params`. `metadata: null` clears all metadata. If the params depend on what is live,
   * give a function: it is called before each attempt, because minutes may pass before the next.
   */
  update(
    id: string,
    params:
      | UpdateExpressCustomerParams
      | (() => Promise<UpdateExpressCustomerParams>),
    options?: RequestOptions,
  ): Promise<ExpressCustomer>;
  /** Makes a customer inactive. What the API does if it already is inactive is not documented. */
  deactivate(id: string, options?: RequestOptions): Promise<ExpressCustomer>;
  /** Makes a customer active. What the API does if it already is active is not documented. */
  reactivate(id: string, options?: RequestOptions): Promise<ExpressCustomer>;
  /** Reads one page of the list. */
  listPage(
    params?: ListPageParams,
    options?: ReadOptions,
  ): Promise<ExpressCustomerPage>;
  /**
   * Reads the list, 100 customers a call, and yields for each page the customers that no earlier page had. The list may
   * shift while it is read, so a customer that it does not have may exist.
   */
  pages(options?: ReadOptions): AsyncIterable<readonly ExpressCustomer[]>;
  /** Reads the list as `pages` does, one customer at a time. */
  list(options?: ReadOptions): AsyncIterable<ExpressCustomer>;
  /** Adds a user. A `MembershipError` means that the API responded with `success: false`. */
  addUser(
    id: string,
    params: ExpressCustomerUserParams,
    options?: RequestOptions,
  ): Promise<void>;
  /** Removes a user. A `MembershipError` means that the API responded with `success: false`. */
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
    throw new InvalidParamsError(
      `Invalid customer id ${quote(transport.redact(id))}: expected cus_ and 32 hexadecimal digits.`,
    );
  }

  async function requestCustomer(
    id: string,
    request: Pick<
      ApiRequest<ExpressCustomer>,
      "method" | "body" | "nextBody"
    > & {
      readonly action?: string;
    },
    options?: ReadOptions,
  ): Promise<ExpressCustomer> {
    const { action = "", ...rest } = request;
    const { value } = await transport.request({
      ...options,
      ...rest,
      path: `${customerPath(id)}${action}`,
      schema: customerSchemaOf(id),
      isSafeToRepeat: true,
    });
    return value;
  }

  async function changeMembership(
    method: "POST" | "DELETE",
    id: string,
    params: ExpressCustomerUserParams,
    options?: RequestOptions,
  ): Promise<void> {
    const path = `${customerPath(id)}/users`;
    const { value, response } = await transport.request({
      ...options,
      method,
      path,
      body: parseParams(expressCustomerUserSchema, params),
      schema: membershipChangeSchema,
      isSafeToRepeat: true,
    });
    if (value.success) return;
    const reason = excerpt(
      transport.redact(value.message ?? "no reason given"),
    );
    throw new MembershipError(
      `${method} ${path} failed with success: false: ${reason}`,
      response,
    );
  }

  async function listPage(
    params: ListPageParams = {},
    options?: ReadOptions,
  ): Promise<ExpressCustomerPage> {
    const { limit, cursor } = parseParams(listPageParamsSchema, params);
    const { value } = await transport.request({
      ...options,
      method: "GET",
      path: expressCustomersPath,
      query: {
        ...(limit !== undefined && { limit: String(limit) }),
        ...(cursor !== undefined && { cursor }),
      },
      schema: expressCustomerPageSchema,
      isSafeToRepeat: true,
    });
    return value;
  }

  function pages(
    options?: ReadOptions,
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
    async create(params, options) {
      const { value } = await transport.request({
        ...options,
        method: "POST",
        path: expressCustomersPath,
        body: parseParams(createExpressCustomerSchema, params),
        schema: expressCustomerSchema,
        isSafeToRepeat: false,
      });
      return value;
    },
    retrieve: (id, options) => requestCustomer(id, { method: "GET" }, options),
    async update(id, params, options) {
      const parse = (given: UpdateExpressCustomerParams) =>
        parseParams(updateExpressCustomerSchema, given);
      const bodies =
        typeof params === "function"
          ? { nextBody: async () => parse(await params()) }
          : { body: parse(params) };
      return requestCustomer(id, { method: "PATCH", ...bodies }, options);
    },
    deactivate: (id, options) =>
      requestCustomer(id, { method: "POST", action: "/deactivate" }, options),
    reactivate: (id, options) =>
      requestCustomer(id, { method: "POST", action: "/reactivate" }, options),
    listPage,
    pages,
    async *list(options) {
      for await (const page of pages(options)) yield* page;
    },
    addUser: (id, params, options) =>
      changeMembership("POST", id, params, options),
    removeUser: (id, params, options) =>
      changeMembership("DELETE", id, params, options),
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

/** Hexadecimal digits are the same in upper and lower case. */
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
