/**
 * When to read the list instead of one customer after another.
 *
 * Terraform asks for about ten customers at once, and for the next when it has an answer; nobody
 * knows how many are to come, nor how many the account holds. So, as with renting or buying skis:
 * each read pays for one page of it, and what no page brings is got. A read that the list has
 * answered has cost no call of its own, so it pays for a second page. That never costs more than
 * twice the cheaper way.
 *
 * A read that the pages so far lack goes on waiting as long as others come in and pay for more.
 * Only when nobody comes any more, the oldest is got, and each time that no page has answered
 * anybody since, twice as many; and when even that brings nobody, all are.
 */

/** So many reads are got at once, before the list is thought of: most plans are small. */
export const maxDirectReads = 3;

/** What the decision depends on. */
export interface ScanSituation {
  /** How many pages the reads so far have paid for: one each, and one more where the list answered. */
  readonly paidPages: number;
  /** How many pages have been asked for so far. */
  readonly readPages: number;
  /** How many pages somebody wants who needs the whole list, whoever has paid for them. */
  readonly wantedPages: number;
  /** Whether there is nothing left to read: the list has ended, or a page has failed. */
  readonly isOver: boolean;
  /** How many reads wait. */
  readonly waitingReads: number;
  /** How many moments have gone by since a read came in or a page arrived. */
  readonly quietMoments: number;
  /** How many reads have been got since a page last answered one. */
  readonly getsInARow: number;
}

/**
 * What to do next: read the next page; get so many reads, the oldest first; wait for a quiet moment;
 * or rest until a read comes in.
 */
export type ScanStep = "read-page" | { readonly get: number } | "wait" | "rest";

/** Decides the next step. */
export function nextScanStep(situation: ScanSituation): ScanStep {
  const { isOver, paidPages, quietMoments, readPages, waitingReads } =
    situation;
  if (!isOver && readPages < situation.wantedPages) return "read-page";
  if (waitingReads === 0) return "rest";
  if (isOver) return { get: waitingReads };
  if (readPages < paidPages) return "read-page";
  if (quietMoments === 0) return "wait";
  return {
    get: quietMoments === 1 ? Math.max(1, situation.getsInARow) : waitingReads,
  };
}
