/**
 * Creates customers exactly once. The API has no idempotency key and cannot delete a customer. So
 * after a create with an unclear outcome, this looks for the customer, and repeats the create only
 * if the first one can no longer take effect.
 */
import { ApiError, RateLimitError, ClientError } from "../../../client/errors";
import type { Clock } from "../../../system/clock";
import type { ExpressCustomers } from "../../../client/express-customers";
import { createInTurn, type InTurn } from "../../../system/in-turn";
import type { CallContext } from "../../../framework/call-context";
import type { CustomerDirectory } from "../live/directory";
import type { FreshList } from "../live/fresh-list";
import {
  isSameMetadata,
  isSameName,
  liveCustomerOf,
  nameKeyOf,
  type DeclaredCustomer,
  type LiveCustomer,
} from "../live/live-customer";
import type { CustomerClaims } from "../takeover/claims";
import { CreatesStoppedError, UnclearCreateError } from "./write-errors";
import { describeCustomer } from "../describe-customer";

/** How many times a create is sent at most. */
const maxAttempts = 5;

/** When to look for the result of an unclear create, in milliseconds after its failure. The list may lag. */
export const defaultLooksAfterMs: readonly number[] = [250, 2_000, 6_000];

/** Reuse a list whose reading began up to this much earlier, so that creates that failed together share one. */
const lookSlackMs = 250;

/** After this many consecutive unclear creates, the run sends no more. */
const maxUnclearInARow = 3;

export interface CreatorOptions {
  readonly api: Pick<ExpressCustomers, "create">;
  readonly claims: CustomerClaims;
  readonly clock: Clock;
  readonly directory: Pick<CustomerDirectory, "listedSoFar">;
  readonly freshList: Pick<FreshList, "readSince">;
  /** Converts a local time to the API's time, if its responses have shown it. */
  readonly serverTimeAt: (localMs: number) => number | undefined;
  readonly looksAfterMs: readonly number[];
}

/** What was known just before the first attempt of a create. */
interface FirstAttempt {
  readonly atMs: number;
  /** Whether the list had shown a customer. */
  readonly wasListed: (id: string) => boolean;
}

type Context = Pick<CallContext, "diagnostics" | "signal">;

/** Creates customers, each exactly once. */
export class Creator {
  readonly #options: CreatorOptions;
  readonly #turns = new Map<string, InTurn>();
  #unclearInARow = 0;

  constructor(options: CreatorOptions) {
    this.#options = options;
  }

  /**
   * Creates an active customer, and takes it. Creates of one name run one at a time, because their
   * results could not be distinguished.
   *
   * @throws {ClientError} if it was not created
   * @throws {UnclearCreateError} if that is not clear
   * @throws {CreatesStoppedError} if it was not sent
   */
  async create(
    declared: DeclaredCustomer,
    context: Context,
  ): Promise<LiveCustomer> {
    const key = nameKeyOf(declared.name);
    const inTurn = this.#turns.get(key) ?? createInTurn();
    this.#turns.set(key, inTurn);
    return inTurn(() => this.#createOnce(declared, context));
  }

  async #createOnce(
    declared: DeclaredCustomer,
    context: Context,
  ): Promise<LiveCustomer> {
    const sent: FirstAttempt = {
      atMs: this.#options.clock.now(),
      wasListed: this.#options.directory.listedSoFar(),
    };
    for (let attempt = 1; ; attempt += 1) {
      if (this.#isStopped())
        throw new CreatesStoppedError(
          `The customer was not created: the outcome of the last ${this.#unclearInARow} creates is unclear, so this run sends no more. Apply again when the API works again.`,
        );
      try {
        const created = await this.#send(declared, sent, context);
        this.#unclearInARow = 0;
        return created;
      } catch (error) {
        if (!(error instanceof ClientError)) throw error;
        const isUnclear = error.outcome === "unknown";
        const isLimited =
          error instanceof RateLimitError && !error.asksForTooLongWait;
        if (!isUnclear && !isLimited) throw error;
        const found = await this.#find(declared, sent, error, context);
        if (found !== undefined) return found;
        if (isUnclear) this.#unclearInARow += 1;
        const isLast = attempt === maxAttempts || context.signal.aborted;
        if (!isLast && this.#mayBeRepeated(error) && !this.#isStopped())
          continue;
        if (!isUnclear) throw error;
        throw new UnclearCreateError(declared, error.message);
      }
    }
  }

  #isStopped(): boolean {
    return this.#unclearInARow >= maxUnclearInARow;
  }

  async #send(
    declared: DeclaredCustomer,
    sent: FirstAttempt,
    { signal }: Context,
  ): Promise<LiveCustomer> {
    const { name, metadata } = declared;
    const { api, claims } = this.#options;
    const created = liveCustomerOf(
      await api.create(
        {
          expressCustomerName: name,
          ...(metadata.size > 0 && { metadata: Object.fromEntries(metadata) }),
        },
        { signal },
      ),
    );
    if (this.#isOlder(created, sent) || !claims.take(created.id))
      throw new UnclearCreateError(
        declared,
        "The API responded to the create with a customer that existed before.",
        [created],
      );
    return created;
  }

  /** Looks for the result of an unclear create. Returns undefined if the list has shown none. */
  async #find(
    declared: DeclaredCustomer,
    sent: FirstAttempt,
    error: ClientError,
    context: Context,
  ): Promise<LiveCustomer | undefined> {
    const { clock, claims } = this.#options;
    const { signal, diagnostics } = context;
    const failedAtMs = clock.now();
    const isUnclear = error.outcome === "unknown";
    for (const afterMs of isUnclear
      ? this.#options.looksAfterMs
      : [retryAfterMsOf(error)]) {
      const dueMs = failedAtMs + afterMs;
      // After Ctrl-C, skip the wait but still look: otherwise the new customer would be lost.
      await clock
        .sleep(Math.max(0, dueMs - clock.now()), signal)
        .catch(() => undefined);
      if (signal.aborted && !isUnclear) return undefined;
      const candidates = await this.#candidates(declared, error, {
        sent,
        sinceMs: signal.aborted ? failedAtMs : dueMs - lookSlackMs,
      });
      const [candidate, ...others] = candidates;
      if (candidate !== undefined) {
        if (others.length > 0 || !this.#isTheResult(candidate, declared))
          throw new UnclearCreateError(declared, error.message, candidates);
        claims.take(candidate.id);
        diagnostics.warning(
          `Found the customer ${describeCustomer(candidate)} after a create without a clear response`,
          `${error.message}\n\nThe list shows the new customer, so the create was not repeated.`,
        );
        return candidate;
      }
      if (signal.aborted) return undefined;
    }
    return undefined;
  }

  /** The customers that may be the result: they have the name, belong to no object, and are not older than the first attempt. */
  async #candidates(
    declared: DeclaredCustomer,
    error: ClientError,
    {
      sent,
      sinceMs,
    }: { readonly sent: FirstAttempt; readonly sinceMs: number },
  ): Promise<readonly LiveCustomer[]> {
    const { claims, freshList } = this.#options;
    try {
      const all = await freshList.readSince(sinceMs);
      return all.filter(
        (customer) =>
          isSameName(customer.name, declared.name) &&
          !claims.isTaken(customer.id) &&
          !claims.isHeld(customer.id) &&
          !this.#isOlder(customer, sent),
      );
    } catch (failure) {
      if (!(failure instanceof ClientError)) throw failure;
      if (error.outcome === "rejected") throw error;
      throw new UnclearCreateError(
        declared,
        `${error.message}\n\nLooking for the customer failed too: ${failure.message}`,
      );
    }
  }

  /** Whether a customer existed before the first attempt, according to the list or the API's own clock. */
  #isOlder({ id, createdAt }: LiveCustomer, sent: FirstAttempt): boolean {
    if (sent.wasListed(id)) return true;
    const sentAt = this.#options.serverTimeAt(sent.atMs);
    if (createdAt === null || sentAt === undefined) return false;
    // The API may return whole seconds.
    const resolutionMs = createdAt.includes(".") ? 0 : 1_000;
    return Date.parse(createdAt) + resolutionMs < sentAt;
  }

  /**
   * Whether a candidate is certainly the result. Never, if times are missing, or if it has a key that was not sent:
   * another stack may have created the same name with more metadata at the same moment.
   */
  #isTheResult(candidate: LiveCustomer, declared: DeclaredCustomer): boolean {
    const { clock, serverTimeAt } = this.#options;
    return (
      candidate.createdAt !== null &&
      serverTimeAt(clock.now()) !== undefined &&
      isSameMetadata(candidate.metadata, declared.metadata)
    );
  }

  /**
   * Whether the API itself has finished the create, so that it failed if the list does not show the
   * customer. After a lost connection, a gateway error (408, 502, 503, 504) or a redirect, the API
   * may still be working. A success response that cannot be read is a success.
   */
  #mayBeRepeated(error: ClientError): boolean {
    if (error instanceof RateLimitError) return error.shouldRetry !== false;
    if (!(error instanceof ApiError) || error.status !== 500) return false;
    const waitedMs = Math.max(...this.#options.looksAfterMs);
    return error.shouldRetry !== false && retryAfterMsOf(error) <= waitedMs;
  }
}

function retryAfterMsOf(error: ClientError): number {
  return error instanceof ApiError ? (error.retryAfterMs ?? 0) : 0;
}
