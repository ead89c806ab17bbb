import { NotFoundError, ServerError } from "../../../../../src/client/errors";
import type {
  ApiRequest,
  ApiResponse,
} from "../../../../../src/client/http/request";
import type { Clock } from "../../../../../src/system/clock";
import {
  createExpressCustomers,
  type ExpressCustomers,
} from "../../../../../src/client/express-customers";
import { customer } from "../../../../support/api/fake-api";

const pageSize = 100;

export interface SimulatedAccountOptions {
  readonly clock: Clock;
  /** How many customers there are. They are numbered from 0, and listed in that order. */
  readonly size: number;
  /** How long each call takes. @default 50 */
  readonly latencyMs?: number;
  /** Every nth customer is inactive, and the list omits it. @default none */
  readonly unlistedEvery?: number;
  /** Whether the next customer moves to the front after each page, so that the next page omits it. @default false */
  readonly isShifting?: boolean;
  /** Whether a call of the list fails; pages count from 1. @default none */
  readonly isPageFailing?: (page: number) => boolean;
}

/** An account behind the real client, without HTTP, that generates its customers on demand. */
export interface SimulatedAccount {
  readonly api: ExpressCustomers;
  /** The calls so far. */
  readonly calls: { gets: number; pages: number };
  /** Whether the list can contain a customer. */
  isListed(number: number): boolean;
  /** How many calls the whole list takes. */
  readonly pageCount: number;
}

/** Creates an account of a size. */
export function simulateAccount(
  options: SimulatedAccountOptions,
): SimulatedAccount {
  const { clock, size, latencyMs = 50, unlistedEvery = Infinity } = options;
  const { isShifting = false, isPageFailing = () => false } = options;
  const calls = { gets: 0, pages: 0 };
  const isInactive = (number: number): boolean =>
    number % unlistedEvery === unlistedEvery - 1;
  // Converts between positions in the list and customers, without a list of a million.
  const listedSize =
    unlistedEvery === Infinity ? size : size - Math.floor(size / unlistedEvery);
  const numberAt = (position: number): number =>
    unlistedEvery === Infinity
      ? position
      : position + Math.floor(position / (unlistedEvery - 1));
  const positionOf = (number: number): number =>
    unlistedEvery === Infinity
      ? number
      : number - Math.floor(number / unlistedEvery);
  const isMoved = (position: number): boolean =>
    isShifting && position > 0 && position % pageSize === 0;

  function get(path: string): unknown {
    const number = parseInt(path.slice(path.lastIndexOf("_") + 1), 16);
    if (number >= size)
      throw new NotFoundError("There is no such customer.", {
        status: 404,
        requestId: undefined,
        outcome: "rejected",
      });
    return customer(number, { isActive: !isInactive(number) });
  }

  function readPage(page: number, start: number): unknown {
    if (isPageFailing(page))
      throw new ServerError("The API is out of order.", {
        status: 500,
        requestId: undefined,
        outcome: "rejected",
      });
    const end = Math.min(start + pageSize, listedSize);
    const positions = Array.from({ length: end - start }, (_, index) =>
      isMoved(start + index) ? start - 1 : start + index,
    );
    return {
      expressCustomers: positions.map((position) =>
        customer(numberAt(position)),
      ),
      hasMore: end < listedSize,
      cursor: String(end),
    };
  }

  async function request<Value>(
    request: ApiRequest<Value>,
  ): Promise<ApiResponse<Value>> {
    const { path, query, schema, signal } = request;
    if (query === undefined) calls.gets += 1;
    else calls.pages += 1;
    const page = calls.pages;
    await clock.sleep(latencyMs, signal);
    const value =
      query === undefined
        ? get(path)
        : readPage(page, Number(query.cursor ?? 0));
    return {
      value: schema.parse(value),
      response: { status: 200, requestId: undefined },
    };
  }

  return {
    api: createExpressCustomers({ request, redact: (text) => text }),
    calls,
    isListed: (number) =>
      number < size && !isInactive(number) && !isMoved(positionOf(number)),
    pageCount: Math.max(1, Math.ceil(listedSize / pageSize)),
  };
}
