/**
 * Exactly-once creation. The API knows no idempotency key, so a create whose outcome is unclear is
 * looked up before it is repeated: a customer can never be deleted again.
 */
import { ClientError } from "../../client/errors";
import type { Clock } from "../../client/clock";
import type { ExpressCustomers } from "../../client/express-customers";
import type { CustomerLedger } from "./customer-ledger";
import {
  describeCustomer,
  isSameMetadata,
  liveCustomerOf,
} from "./live-customer";
import type { DeclaredCustomer, LiveCustomer } from "./live-customer";

/** How often a create is sent at the most. */
const maxAttempts = 3;

/** How often the list is read until a customer counts as not created, and the wait in between. */
const looks = 3;
const lookDelayMs = 500;

/** How far the API's clock may be from ours. */
const maxClockSkewMs = 10 * 60 * 1000;

/** An unclear create, and several customers that may be its result. */
export class AmbiguousCreateError extends Error {
  override readonly name = "AmbiguousCreateError";

  constructor(candidates: readonly LiveCustomer[], cause: ClientError) {
    super(
      `${cause.message}\n\nIt is not clear whether the customer was created, and several live customers may be it: ` +
        `${candidates.map(describeCustomer).join(", ")}. ` +
        "Look at them, import the right one (terraform import), and deactivate what is superfluous.",
      { cause },
    );
  }
}

/** An unclear create that could not be looked up. */
export class UnclearCreateError extends Error {
  override readonly name = "UnclearCreateError";

  constructor(name: string, create: ClientError, lookUp: unknown) {
    const reason = lookUp instanceof Error ? lookUp.message : String(lookUp);
    super(
      `${create.message}\n\nIt is not clear whether the customer was created, and looking it up failed too: ${reason}\n\n` +
        `Before the next apply, see whether a customer ${JSON.stringify(name)} lives, and import it if so (terraform import).`,
      { cause: create },
    );
  }
}

export interface CreateCustomerOptions {
  readonly api: ExpressCustomers;
  readonly ledger: CustomerLedger;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** The customers of the same name that lived before: none of them is the new one. */
  readonly knownIds: ReadonlySet<string>;
}

/**
 * Creates a customer, active, exactly once, and claims it in the ledger.
 *
 * @throws {ClientError} when it was not created
 * @throws {AmbiguousCreateError} when several customers may be the one
 * @throws {UnclearCreateError} when nobody can tell
 */
export async function createCustomer(
  declared: DeclaredCustomer,
  options: CreateCustomerOptions,
): Promise<LiveCustomer> {
  const { ledger } = options;
  const created = await ledger.inTurn(declared.name, () =>
    createOrFind(declared, options),
  );
  ledger.claim(created.id);
  return created;
}

async function createOrFind(
  declared: DeclaredCustomer,
  options: CreateCustomerOptions,
): Promise<LiveCustomer> {
  const { api, clock, signal } = options;
  const { name, metadata } = declared;
  const startedAtMs = clock.now();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return liveCustomerOf(
        await api.create(
          {
            expressCustomerName: name,
            ...(metadata.size > 0 && {
              metadata: Object.fromEntries(metadata),
            }),
          },
          { signal },
        ),
      );
    } catch (error) {
      if (!(error instanceof ClientError) || error.outcome !== "unknown")
        throw error;
      const found = await lookUp(error);
      if (found !== undefined) return found;
      if (attempt === maxAttempts) throw error;
    }
  }

  async function lookUp(error: ClientError): Promise<LiveCustomer | undefined> {
    try {
      return await findCreated(declared, startedAtMs, error, options);
    } catch (failure) {
      if (failure instanceof AmbiguousCreateError) throw failure;
      throw new UnclearCreateError(name, error, failure);
    }
  }
}

async function findCreated(
  declared: DeclaredCustomer,
  startedAtMs: number,
  error: ClientError,
  { api, clock, ledger, signal, knownIds }: CreateCustomerOptions,
): Promise<LiveCustomer | undefined> {
  const mayBeIt = (customer: LiveCustomer): boolean =>
    // The API may have trimmed the name.
    customer.name.trim() === declared.name.trim() &&
    isSameMetadata(customer.metadata, declared.metadata) &&
    !knownIds.has(customer.id) &&
    !ledger.isClaimed(customer.id) &&
    !isOlderThan(startedAtMs - maxClockSkewMs, customer);
  for (let look = 1; ; look += 1) {
    const candidates: LiveCustomer[] = [];
    for await (const customer of api.list({ signal })) {
      const live = liveCustomerOf(customer);
      if (mayBeIt(live)) candidates.push(live);
    }
    const [candidate, ...others] = candidates;
    if (others.length > 0) throw new AmbiguousCreateError(candidates, error);
    if (candidate !== undefined || look === looks) return candidate;
    // The create may be still under way, and the list may be a little old.
    await clock.sleep(lookDelayMs * look, signal);
  }
}

/** Without a time that can be read nobody can tell, so that it is not. */
function isOlderThan(timeMs: number, { createdAt }: LiveCustomer): boolean {
  return createdAt !== null && Date.parse(createdAt) < timeMs;
}
