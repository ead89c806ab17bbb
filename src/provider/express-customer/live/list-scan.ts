import type { Clock } from "../../../system/clock";
import { RequestAbortedError } from "../../../client/errors";
import type { LiveCustomer } from "./live-customer";
import { nextScanStep } from "./scan-policy";

/** How long a moment is in which no read may come in. Terraform needs a few milliseconds for one. */
const quietMs = 30;

export interface ListScanOptions {
  /** Starts to read the list. */
  readonly pages: () => AsyncIterable<readonly LiveCustomer[]>;
  /** Gets one customer; null means that it is gone. */
  readonly get: (
    id: string,
    signal: AbortSignal,
  ) => Promise<LiveCustomer | null>;
  readonly clock: Clock;
}

interface WaitingRead {
  readonly id: string;
  readonly signal: AbortSignal;
  readonly answer: (
    customer: LiveCustomer | Promise<LiveCustomer | null>,
  ) => void;
}

/** Somebody who needs the list itself, up to so many pages of it. */
interface ListReader {
  readonly maxPages: number;
}

/** How the reading of a list ended. */
type End = { readonly isComplete: true } | { readonly failure: unknown };

/**
 * Answers reads of single customers from the list, as far as that is cheaper; see `scan-policy.ts`.
 *
 * Each read is answered as soon as its page arrives. A page that fails ends the scan: what has been
 * loaded stays, and the rest is got.
 */
export class ListScan {
  readonly #options: ListScanOptions;
  readonly #customers = new Map<string, LiveCustomer>();
  #pages: AsyncIterator<readonly LiveCustomer[]>;
  readonly #listReaders = new Set<ListReader>();
  #waiting: WaitingRead[] = [];
  #paidPages = 0;
  #readPages = 0;
  /** How many pages were read before the list was begun anew. */
  #pagesBefore = 0;
  #quietMoments = 0;
  #getsInARow = 0;
  /** Ends the worker's pause. */
  #wake: () => void = () => undefined;
  #end: End | undefined;
  #working: Promise<void> | undefined;

  constructor(options: ListScanOptions) {
    this.#options = options;
    this.#pages = options.pages()[Symbol.asyncIterator]();
  }

  /** A customer of the pages so far. */
  listed(id: string): LiveCustomer | undefined {
    return this.#customers.get(id);
  }

  /**
   * Reads a customer; null means that it is gone.
   *
   * @throws {ClientError}
   */
  async read(id: string, signal: AbortSignal): Promise<LiveCustomer | null> {
    this.#paidPages += 1;
    this.#quietMoments = 0;
    this.#wake();
    const listed = this.#customers.get(id);
    if (listed !== undefined) {
      this.#paidPages += 1;
      return listed;
    }
    // The API client knows what to say to somebody who has stopped.
    if (this.#end !== undefined || signal.aborted)
      return this.#options.get(id, signal);
    return new Promise((resolve) => {
      const getNow = (): void => void this.#get([read]);
      const read: WaitingRead = {
        id,
        signal,
        answer: (customer) => {
          signal.removeEventListener("abort", getNow);
          resolve(customer);
        },
      };
      signal.addEventListener("abort", getNow, { once: true });
      this.#waiting.push(read);
      void this.#work();
    });
  }

  /**
   * Reads the list to its end, or up to a number of pages. Null means that these did not show the end.
   *
   * @throws {ClientError} when a page failed, or as soon as `signal` aborts
   */
  async all(
    maxPages: number,
    signal: AbortSignal,
  ): Promise<readonly LiveCustomer[] | null> {
    // A failure is not for ever: who needs the list itself begins anew.
    if (this.#end !== undefined && "failure" in this.#end) {
      this.#pages = this.#options.pages()[Symbol.asyncIterator]();
      this.#end = undefined;
      this.#pagesBefore = this.#readPages;
    }
    const reader: ListReader = { maxPages: this.#pagesBefore + maxPages };
    this.#listReaders.add(reader);
    this.#wake();
    try {
      while (this.#end === undefined && this.#readPages < reader.maxPages)
        await unlessAborted(this.#work(), signal);
    } finally {
      this.#listReaders.delete(reader);
    }
    if (this.#end === undefined) return null;
    if ("failure" in this.#end) throw this.#end.failure;
    return [...this.#customers.values()];
  }

  /** Works until nothing is left to do; one worker is enough for all. */
  #work(): Promise<void> {
    this.#working ??= this.#takeSteps().finally(() => {
      this.#working = undefined;
      // Who came in while the worker was leaving.
      if (this.#waiting.length > 0) void this.#work();
    });
    return this.#working;
  }

  async #takeSteps(): Promise<void> {
    for (;;) {
      const step = nextScanStep({
        paidPages: this.#paidPages,
        readPages: this.#readPages,
        wantedPages: Math.max(
          0,
          ...[...this.#listReaders].map(({ maxPages }) => maxPages),
        ),
        isOver: this.#end !== undefined,
        waitingReads: this.#waiting.length,
        quietMoments: this.#quietMoments,
        getsInARow: this.#getsInARow,
      });
      if (step === "rest") return;
      if (step === "wait") await this.#waitForQuiet();
      else if (step === "read-page") await this.#readPage();
      else {
        await this.#pauseUntil(this.#get(this.#waiting.slice(0, step.get)));
        if (this.#quietMoments > 0) await this.#waitForQuiet();
      }
    }
  }

  async #readPage(): Promise<void> {
    try {
      const page = await this.#pages.next();
      if (page.done === true) {
        this.#end = { isComplete: true };
        return;
      }
      for (const customer of page.value)
        this.#customers.set(customer.id, customer);
    } catch (failure) {
      this.#end = { failure };
    }
    this.#readPages += 1;
    this.#quietMoments = 0;
    for (const read of this.#waiting) {
      const customer = this.#customers.get(read.id);
      if (customer === undefined) continue;
      this.#paidPages += 1;
      this.#getsInARow = 0;
      this.#answer(read, customer);
    }
  }

  async #get(reads: readonly WaitingRead[]): Promise<void> {
    await Promise.allSettled(
      reads
        .filter((read) => this.#waiting.includes(read))
        .map((read) => {
          const customer = this.#options.get(read.id, read.signal);
          this.#getsInARow += 1;
          this.#answer(read, customer);
          return customer;
        }),
    );
  }

  #answer(
    read: WaitingRead,
    customer: LiveCustomer | Promise<LiveCustomer | null>,
  ): void {
    this.#waiting = this.#waiting.filter((other) => other !== read);
    read.answer(customer);
  }

  /** Lets a moment go by, or less, if a read comes in. */
  async #waitForQuiet(): Promise<void> {
    const stop = new AbortController();
    const moment = this.#options.clock.sleep(quietMs, stop.signal).then(
      () => {
        this.#quietMoments += 1;
      },
      () => undefined,
    );
    await this.#pauseUntil(moment);
    stop.abort();
  }

  /** Waits for something, or until somebody asks for more: one slow answer must not hold up the others. */
  async #pauseUntil(something: Promise<void>): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    await Promise.race([something, woken]);
  }
}

async function unlessAborted(
  work: Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const watched = new AbortController();
  const aborted = new Promise<never>((_resolve, reject) => {
    const stop = (): void => {
      reject(
        new RequestAbortedError("Reading the list was stopped", {
          outcome: "rejected",
        }),
      );
    };
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { signal: watched.signal });
  });
  try {
    await Promise.race([work, aborted]);
  } finally {
    watched.abort();
  }
}
