/** An Avara API in this process, without sockets, that misbehaves at random. */
import type {
  HttpRequest,
  HttpResponse,
  Send,
} from "../../src/client/avara-client";
import { NotConnectedError } from "../../src/client/http/connection/connection-failure";
import type { ExpressCustomerStore } from "../../src/sandbox/api/store";
import type { QuirkOptions } from "../../src/sandbox/misbehaviour/quirks";
import { createSandboxApp } from "../support/api/create-sandbox-app";
import type { SeededRandom } from "../support/random";
import type { EpisodeCounts } from "./episode-counts";
import type { FakeClock } from "../support/fake-clock";

export const baseUrl = "https://api.test";

/** What can happen to a request, besides a normal response. `killed` is the end of the provider. */
const faultKinds = [
  "429",
  "5xx before the write",
  "5xx after the write",
  "502, and carried out later",
  "408 or 504 before the write",
  "408 or 504 after the write",
  "dropped before the write",
  "dropped after the write",
  "dropped, and carried out later",
  "connection refused",
  "slow",
  "slower than the time-out",
  "garbled after the write",
  "provider killed before the write",
  "provider killed after the write",
] as const;

/** A request that the API will carry out. */
export interface ObservedWrite {
  readonly method: string;
  readonly path: string;
}

export interface FaultyApiOptions {
  readonly random: SeededRandom;
  readonly clock: FakeClock;
  readonly quirks: QuirkOptions;
  readonly counts: EpisodeCounts;
  /** Receives each write before it takes place. */
  readonly onWrite: (write: ObservedWrite) => void;
}

/** One account of the API. */
export class FaultyApi {
  readonly customers: ExpressCustomerStore;
  /** The probability of a fault, from 0 to 1. */
  faultRate = 0;
  /** Whether a fault may kill the provider. */
  mayKill = false;
  readonly #options: FaultyApiOptions;
  readonly #send: Send;

  constructor(options: FaultyApiOptions) {
    this.#options = options;
    const sandbox = createSandboxApp({
      now: () => options.clock.now(),
      quirks: options.quirks,
      onRequest: () => {
        sandbox.requests.clear();
      },
      onError: (error) => {
        throw error;
      },
    });
    this.customers = sandbox.customers;
    this.#send = sandbox.send;
  }

  /** The `send` of one provider, whose death aborts `death`. */
  connect(death: AbortController): Send {
    return (request) =>
      death.signal.aborted
        ? forever()
        : this.#exchange(request, () => {
            death.abort();
          });
  }

  async #exchange(
    request: HttpRequest,
    kill: () => void,
  ): Promise<HttpResponse> {
    const { random, clock, counts } = this.#options;
    counts.requests += 1;
    const kind = random.chance(this.faultRate)
      ? random.pick(faultKinds)
      : undefined;
    const isKilling = kind?.startsWith("provider killed") === true;
    if (kind === undefined || (isKilling && !this.mayKill))
      return this.#respond(request);
    counts.countFault(kind);
    switch (kind) {
      case "429":
        return new Response('{"message":"too many"}', {
          status: 429,
          headers: { "retry-after-ms": String(random.below(5000)) },
        });
      case "connection refused":
        throw new NotConnectedError(new Error("connect ECONNREFUSED"));
      case "slow":
        await clock.sleep(random.below(20_000));
        return this.#respond(request);
      case "slower than the time-out":
        await this.#respondLater(request, 60_000 + random.below(20_000));
        return aborted(request.signal);
      case "provider killed before the write":
      case "provider killed after the write":
        if (kind.includes("after")) await this.#respond(request);
        kill();
        return forever();
      case "dropped before the write":
        throw new Error("socket hang up");
      case "dropped after the write":
        await this.#respond(request);
        throw new Error("socket hang up");
      case "dropped, and carried out later":
        await this.#respondLater(request, random.below(30_000));
        throw new Error("socket hang up");
      case "502, and carried out later":
        await this.#respondLater(request, random.below(30_000));
        return failure(502);
      case "5xx before the write":
        return failure(random.pick([500, 502, 503]));
      case "5xx after the write":
        await this.#respond(request);
        return failure(random.pick([500, 502, 503]));
      case "408 or 504 before the write":
        return failure(random.pick([408, 504]));
      case "408 or 504 after the write":
        await this.#respond(request);
        return failure(random.pick([408, 504]));
      case "garbled after the write":
        await this.#respond(request);
        return new Response("<html>Please log in</html>");
    }
  }

  /**
   * Carries out the request later, even if its client no longer waits. A request that can be repeated is carried out at
   * once, because no client can defend against an old change that arrives after a new one.
   */
  async #respondLater(request: HttpRequest, delayMs: number): Promise<void> {
    const { method, url } = request;
    const isCreate = method === "POST" && url.endsWith("/express");
    if (!isCreate) await this.#respond(request);
    else
      void this.#options.clock
        .sleep(delayMs)
        .then(() => this.#respond(request));
  }

  async #respond(request: HttpRequest): Promise<HttpResponse> {
    const { clock, onWrite } = this.#options;
    const { method, url } = request;
    if (method !== "GET") onWrite({ method, path: new URL(url).pathname });
    return clock.whileStanding(this.#send(request));
  }
}

function failure(status: number): Response {
  return new Response('{"message":"an injected fault"}', { status });
}

function forever(): Promise<never> {
  return new Promise(() => undefined);
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => {
      reject(new DOMException("This operation was aborted", "AbortError"));
    });
  });
}
