/**
 * Exactly-once creation. The API knows no idempotency key, and a customer can never be deleted
 * again. So a create whose outcome is unclear is looked up, and it is repeated only where it cannot
 * take effect any more.
 */
import { ApiError } from "../../../client/errors";
import { ClientError } from "../../../client/errors";
import type { Clock } from "../../../system/clock";
import type { ExpressCustomers } from "../../../client/express-customers";
import type { CustomerLedger } from "./ledger";
import {
  describeCustomer,
  isSameMetadata,
  isSameName,
  liveCustomerOf,
} from "../live/live-customer";
import type { DeclaredCustomer, LiveCustomer } from "../live/live-customer";
import { quote } from "../../../text/quote";

/** How often a create is sent at the most. */
const maxAttempts = 3;

/** How long to wait before each look at the list: it may be some seconds old. */
const lookDelaysMs = [0, 500, 1500, 4000] as const;
const lookTimeMs = lookDelaysMs.reduce<number>((sum, ms) => sum + ms, 0);

/** How far the API's clock may be from ours. */
const maxClockSkewMs = 10 * 60 * 1000;

/** An unclear create, and live customers of which nobody can tell whether they are its result. */
export class AmbiguousCreateError extends Error {
  override readonly name = "AmbiguousCreateError";

  constructor(candidates: readonly LiveCustomer[], cause: ClientError) {
    super(
      `${cause.message}\n\nIt is not clear whether the customer was created. These live customers may be it: ` +
        `${candidates.map(describeCustomer).join(", ")}. ` +
        "Look at them, import the right one (terraform import), and deactivate what is superfluous.",
      { cause },
    );
  }
}

/** An unclear create of which nobody can tell whether it had, or may yet have, a result. */
export class UnclearCreateError extends Error {
  override readonly name = "UnclearCreateError";

  constructor(name: string, failure: string, cause?: ClientError) {
    super(
      `${failure}\n\nIt is not clear whether the customer was created. ` +
        `Before the next apply, see whether a customer ${quote(name)} lives, and import it if so (terraform import).`,
      { cause },
    );
  }
}

export interface CreateCustomerOptions {
  readonly api: ExpressCustomers;
  readonly ledger: CustomerLedger;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /**
   * All customers that lived before: none of them is the new one. Null where they are not known:
   * then nobody can tell which one is new.
   */
  readonly knownIds: ReadonlySet<string> | null;
}

/**
 * Creates a customer, active, exactly once, and claims it in the ledger.
 *
 * @throws {ClientError} when it was not created
 * @throws {AmbiguousCreateError} when it is not clear which customer is the one
 * @throws {UnclearCreateError} when nobody can tell
 */
export async function createCustomer(
  declared: DeclaredCustomer,
  options: CreateCustomerOptions,
): Promise<LiveCustomer> {
  const { ledger } = options;
  return ledger.inTurn(declared.name, async () => {
    const created = await createOrFind(declared, options);
    ledger.claim(created.id);
    return created;
  });
}

async function createOrFind(
  declared: DeclaredCustomer,
  options: CreateCustomerOptions,
): Promise<LiveCustomer> {
  const { clock, signal } = options;
  const startedAtMs = clock.now();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await create(declared, options);
    } catch (error) {
      if (!(error instanceof ClientError) || error.outcome !== "unknown")
        throw error;
      const found = await findCreated(declared, startedAtMs, error, options);
      if (found !== undefined) return found;
      if (!mayBeRepeated(error) || attempt === maxAttempts || signal.aborted)
        throw new UnclearCreateError(declared.name, error.message, error);
    }
  }
}

async function create(
  { name, metadata }: DeclaredCustomer,
  { api, signal, knownIds, ledger }: CreateCustomerOptions,
): Promise<LiveCustomer> {
  const created = liveCustomerOf(
    await api.create(
      {
        expressCustomerName: name,
        ...(metadata.size > 0 && { metadata: Object.fromEntries(metadata) }),
      },
      { signal },
    ),
  );
  if (knownIds?.has(created.id) === true || ledger.isClaimed(created.id))
    throw new UnclearCreateError(
      name,
      `The API answered the creation with a customer that lived before: ${describeCustomer(created)}.`,
    );
  return created;
}

/** Finds what an unclear create has made; undefined where it has made nothing so far. */
async function findCreated(
  declared: DeclaredCustomer,
  startedAtMs: number,
  error: ClientError,
  options: CreateCustomerOptions,
): Promise<LiveCustomer | undefined> {
  const { clock, signal, knownIds } = options;
  for (const delayMs of lookDelaysMs) {
    // Who stops waits no longer, but still looks: the customer would be lost.
    await clock.sleep(delayMs, signal).catch(() => undefined);
    const candidates = await listCandidates(declared, error, options);
    const [candidate, ...others] = candidates;
    if (candidate !== undefined) {
      const isTheOne =
        others.length === 0 &&
        knownIds !== null &&
        isSameMetadata(candidate.metadata, declared.metadata) &&
        !isOlderThan(startedAtMs - maxClockSkewMs, candidate);
      if (isTheOne) return candidate;
      throw new AmbiguousCreateError(candidates, error);
    }
    if (signal.aborted) return undefined;
  }
  return undefined;
}

async function listCandidates(
  declared: DeclaredCustomer,
  error: ClientError,
  { api, ledger, knownIds }: CreateCustomerOptions,
): Promise<readonly LiveCustomer[]> {
  const candidates: LiveCustomer[] = [];
  try {
    for await (const customer of api.list()) {
      const live = liveCustomerOf(customer);
      if (
        isSameName(live.name, declared.name) &&
        knownIds?.has(live.id) !== true &&
        !ledger.isClaimed(live.id) &&
        !ledger.isHeld(live.id)
      )
        candidates.push(live);
    }
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : String(failure);
    throw new UnclearCreateError(
      declared.name,
      `${error.message}\n\nLooking the customer up failed too: ${reason}`,
      error,
    );
  }
  return candidates;
}

/**
 * Whether the API itself has ended its work on a create, so that one which the list does not show
 * was not carried out, and does not ask for more than the looks have waited. Behind a broken
 * connection, a gateway that gave up (408, 502, 503, 504) or a redirect it may go on, and a yes that
 * cannot be read is a yes.
 */
function mayBeRepeated(error: ClientError): boolean {
  if (!(error instanceof ApiError) || error.status !== 500) return false;
  const { retryAfterMs = 0, shouldRetry } = error;
  return shouldRetry !== false && retryAfterMs <= lookTimeMs;
}

/** One without a time that can be read is not. */
function isOlderThan(timeMs: number, { createdAt }: LiveCustomer): boolean {
  return createdAt !== null && Date.parse(createdAt) < timeMs;
}
