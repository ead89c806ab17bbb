import type { Clock } from "../../client/clock";
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
  readonly #pages: AsyncIterator<readonly LiveCustomer[]>;
  #waiting: WaitingRead[] = [];
  #paidPages = 0;
  #readPages = 0;
  #wantedPages = 0;
  #quietMoments = 0;
  #quiet: AbortController | undefined;
  #end: End | undefined;
  #working: Promise<void> | undefined;

  constructor(options: ListScanOptions) {
    this.#options = options;
    this.#pages = options.pages()[Symbol.asyncIterator]();
  }

  /**
   * Reads a customer; null means that it is gone.
   *
   * @throws {ClientError}
   */
  async read(id: string, signal: AbortSignal): Promise<LiveCustomer | null> {
    this.#paidPages += 1;
    this.#quietMoments = 0;
    this.#quiet?.abort();
    return (
      this.#customers.get(id) ??
      new Promise((answer) => {
        const read = { id, signal, answer };
        this.#waiting.push(read);
        // The API client knows what to say to somebody who has stopped.
        signal.addEventListener("abort", () => void this.#get([read]), {
          once: true,
        });
        void this.#work();
      })
    );
  }

  /**
   * Reads the list to its end, or up to a number of pages. Null means that there are more.
   *
   * @throws {ClientError} when a page failed
   */
  async all(maxPages: number): Promise<readonly LiveCustomer[] | null> {
    this.#wantedPages = Math.max(this.#wantedPages, maxPages);
    this.#quiet?.abort();
    while (this.#end === undefined && this.#readPages < maxPages)
      await this.#work();
    if (this.#end === undefined) return null;
    if ("failure" in this.#end) throw this.#end.failure;
    return [...this.#customers.values()];
  }

  /** Works until nothing is left to do; one worker is enough for all. */
  #work(): Promise<void> {
    this.#working ??= this.#takeSteps().finally(() => {
      this.#working = undefined;
    });
    return this.#working;
  }

  async #takeSteps(): Promise<void> {
    for (;;) {
      const step = nextScanStep({
        paidPages: this.#paidPages,
        readPages: this.#readPages,
        wantedPages: this.#wantedPages,
        isOver: this.#end !== undefined,
        waitingReads: this.#waiting.length,
        quietMoments: this.#quietMoments,
      });
      switch (step) {
        case "read-page":
          await this.#readPage();
          break;
        case "get-oldest":
          await this.#get(this.#waiting.slice(0, 1));
          await this.#waitForQuiet();
          break;
        case "get-all":
          await this.#get(this.#waiting);
          break;
        case "wait":
          await this.#waitForQuiet();
          break;
        case "rest":
          return;
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
      if (customer !== undefined) this.#answer(read, customer);
    }
  }

  async #get(reads: readonly WaitingRead[]): Promise<void> {
    await Promise.allSettled(
      reads
        .filter((read) => this.#waiting.includes(read))
        .map((read) => {
          const customer = this.#options.get(read.id, read.signal);
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
    this.#quiet = new AbortController();
    try {
      await this.#options.clock.sleep(quietMs, this.#quiet.signal);
      this.#quietMoments += 1;
    } catch {
      this.#quietMoments = 0;
    }
  }
}
