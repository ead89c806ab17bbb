/** Counts what happened in the episodes of a run, for its summary. */
export class EpisodeCounts {
  /** Calls of the provider by Terraform, or runs of the real terraform. */
  steps = 0;
  episodes = 0;
  requests = 0;
  readonly #faults = new Map<string, number>();

  countFault(kind: string): void {
    this.#faults.set(kind, (this.#faults.get(kind) ?? 0) + 1);
  }

  get faults(): number {
    return [...this.#faults.values()].reduce((sum, count) => sum + count, 0);
  }

  /** The faults by kind, the most frequent first. */
  faultsByKind(): readonly (readonly [kind: string, count: number])[] {
    return [...this.#faults].sort(([, a], [, b]) => b - a);
  }
}
