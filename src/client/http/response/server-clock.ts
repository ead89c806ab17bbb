/**
 * The API's clock, as far as the `Date` headers of its responses show it. Each one gives a lower bound, because it has
 * whole seconds and takes time to arrive. The highest one is used.
 */
export class ServerClock {
  #offsetMs: number | undefined;

  /** Notes a response: its `Date` header, and the local time when it arrived. */
  note(date: string | null, receivedAtMs: number): void {
    const serverMs = Date.parse(date ?? "");
    if (Number.isNaN(serverMs)) return;
    const offsetMs = serverMs - receivedAtMs;
    this.#offsetMs = Math.max(this.#offsetMs ?? offsetMs, offsetMs);
  }

  /**
   * The API's time at a local time, in milliseconds since the epoch. The true time is this or later, by at most a second
   * and the shortest delay of a response. Undefined before the first `Date` header.
   */
  timeAt(localMs: number): number | undefined {
    return this.#offsetMs === undefined ? undefined : localMs + this.#offsetMs;
  }
}
