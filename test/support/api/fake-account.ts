/** An account in place of the client, with customers that have as many users as their numbers. */
import { NotFoundError, ServerError } from "../../../src/client/errors";
import { idOf, sampleCustomer } from "./sample-customer";

export const { signal } = new AbortController();
/** The numbers from 1 to a last one. */
export const upTo = (last: number) =>
  Array.from({ length: last }, (_, i) => i + 1);

export const response = {
  status: 500,
  requestId: undefined,
  outcome: "rejected",
} as const;

export const failure = new ServerError("GET got 500", response);
export const notFound = new NotFoundError("not found", response);

/** An account with customers 1 to `size`, and the calls that it received. */
export function accountOf(
  size: number,
  failing: { readonly list?: Error; readonly customer?: Error } = {},
) {
  const calls: string[] = [];
  return {
    calls,
    // eslint-disable-next-line @typescript-eslint/require-await -- as the client's, which waits for the API
    async *pages() {
      for (let first = 1; first <= Math.max(size, 1); first += 100) {
        calls.push("page");
        if (failing.list !== undefined) throw failing.list;
        yield upTo(Math.min(size - first + 1, 100)).map((number) =>
          sampleCustomer(number + first - 1),
        );
      }
    },
    async *list() {
      for await (const page of this.pages()) yield* page;
    },
    retrieve(id: string) {
      calls.push("customer");
      const number = Number.parseInt(id.slice(4), 16);
      const error = failing.customer ?? (number > size ? notFound : undefined);
      return error === undefined
        ? Promise.resolve(sampleCustomer(number))
        : Promise.reject(error);
    },
  };
}

/** The calls for a number of pages, and then of single customers. */
export const calls = (pages: number, customers: number) => [
  ...Array.from({ length: pages }, () => "page"),
  ...Array.from({ length: customers }, () => "customer"),
];

export const countsOf = (numbers: readonly number[]) =>
  new Map(numbers.map((number) => [idOf(number), number]));
