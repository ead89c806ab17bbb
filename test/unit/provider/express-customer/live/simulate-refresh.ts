import { CustomerDirectory } from "../../../../../src/provider/express-customer/live/directory";
import { createFakeClock } from "../../../../support/fake-clock";
import { createRandom } from "../../../../support/random";
import {
  liveCustomerOf,
  type StatedCustomer,
} from "../../../../../src/provider/express-customer/live/live-customer";
import { customer, customerId } from "../../../../support/api/fake-api";
import {
  simulateAccount,
  type SimulatedAccount,
  type SimulatedAccountOptions,
} from "./simulated-account";

export interface RefreshOptions extends Omit<
  SimulatedAccountOptions,
  "clock" | "size"
> {
  readonly accountSize: number;
  /** The numbers of the customers in the state, in the order in which Terraform reads them. */
  readonly managed: readonly number[];
  /** Whether a customer differs from the state. @default none */
  readonly isDrifted?: (number: number) => boolean;
  /** How many customers Terraform reads at once. @default 10 */
  readonly parallelism?: number;
  /** How long Terraform takes from a response to the next read, in milliseconds. @default 5 */
  readonly thinkMs?: number;
}

export interface Refresh {
  /** By number: the name that was read, or null for a customer that is gone. */
  readonly names: ReadonlyMap<number, string | null>;
  readonly gets: number;
  readonly pages: number;
  readonly durationMs: number;
  readonly account: SimulatedAccount;
}

/** Reads customers as Terraform does: several at once, and the next after each response. Throws if one waits endlessly. */
export async function simulateRefresh({
  accountSize,
  managed,
  parallelism = 10,
  thinkMs = 5,
  isDrifted = () => false,
  ...options
}: RefreshOptions): Promise<Refresh> {
  const clock = createFakeClock();
  const account = simulateAccount({ ...options, clock, size: accountSize });
  const directory = new CustomerDirectory(account.api, clock);
  const names = new Map<number, string | null>();
  const queue = managed.values();

  // The state is what the API shows, or an older one if the customer has drifted.
  function statedOf(number: number): StatedCustomer {
    const live = liveCustomerOf(customer(number));
    return {
      ...live,
      name: isDrifted(number) ? "Another name" : live.name,
      updatedAt: "2025-01-01T00:00:00.000Z",
    };
  }

  async function readOneAfterTheOther(): Promise<void> {
    for (const number of queue) {
      await clock.sleep(thinkMs);
      const live = await directory.readManaged(
        customerId(number),
        statedOf(number),
        new AbortController().signal,
      );
      names.set(number, live?.name ?? null);
    }
  }

  await clock.run(
    Promise.all(Array.from({ length: parallelism }, readOneAfterTheOther)),
  );
  return {
    ...account.calls,
    names,
    durationMs: clock.now(),
    account,
  };
}

/** The order of the customers in the state, relative to the list. */
export type Order = "as listed" | "reversed" | "random";

/** Picks different numbers below a limit, the same ones for the same seed. */
export function pickNumbers(
  count: number,
  below: number,
  order: Order,
  seed = 1,
): number[] {
  const random = createRandom(seed);
  const picked = new Set<number>();
  if (count === below) for (let i = 0; i < below; i += 1) picked.add(i);
  while (picked.size < count) picked.add(random.below(below));
  const ascending = [...picked].sort((a, b) => a - b);
  if (order === "random") return random.shuffle(ascending);
  return order === "reversed" ? ascending.reverse() : ascending;
}
