/**
 * Exactly-once creation. The API knows no idempotency key, so a create whose outcome is unclear is
 * looked up before it is repeated: a customer can never be deleted again.
 */
import { ApiError } from "../../client/api-error";
import {
  ClientError,
  RequestTimeoutError,
  ResponseShapeError,
} from "../../client/errors";
import type { Clock } from "../../client/clock";
import type { ExpressCustomers } from "../../client/express-customers";
import type { CustomerLedger } from "./customer-ledger";
import {
  describeCustomer,
  isSameMetadata,
  isSameName,
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
        `Before the next apply, see whether a customer ${JSON.stringify(name)} lives, and import it if so (terraform import).`,
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
      const isFinal =
        signal.aborted || attempt === maxAttempts || mayTakeEffect(error);
      if (isFinal)
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
  for (let look = 1; ; look += 1) {
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
    if (look === looks || signal.aborted) return undefined;
    // The create may be still under way, and the list may be a little old. Who stops waits no
    // longer, but still looks: the customer would be lost.
    await clock.sleep(lookDelayMs * look, signal).catch(() => undefined);
  }
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
 * Whether a create may have taken effect though the list does not show it: what has timed out may
 * do so later, and a yes that cannot be read is a yes. A second create would then be a second customer.
 */
function mayTakeEffect(error: ClientError): boolean {
  return (
    error instanceof RequestTimeoutError ||
    error instanceof ResponseShapeError ||
    (error instanceof ApiError && [408, 504].includes(error.status))
  );
}

/** One without a time that can be read is not. */
function isOlderThan(timeMs: number, { createdAt }: LiveCustomer): boolean {
  return createdAt !== null && Date.parse(createdAt) < timeMs;
}
