import * as z from "zod/mini";
import { formatProblems, parseShape } from "../../text/problems";

/**
 * If the contract does not say what happens, the sandbox behaves in the more likely way. Each quirk turns one of these
 * behaviours around, so that you can test that a client copes with both.
 */
export const quirksSchema = z.strictObject({
  /** `PATCH` adds the given metadata to the existing metadata, instead of replacing it. */
  metadataMerges: z._default(z.boolean(), false),
  /** Deactivating an inactive customer is rejected (409), instead of changing nothing. */
  deactivateInactiveRefused: z._default(z.boolean(), false),
  /** Reactivating an active customer is rejected (409), instead of changing nothing. */
  reactivateActiveRefused: z._default(z.boolean(), false),
  /** `PATCH` on an inactive customer is rejected (409). */
  patchInactiveRefused: z._default(z.boolean(), false),
  /** The list omits inactive customers. */
  listOmitsInactive: z._default(z.boolean(), false),
  /** After each page but the last, the next customer moves to the front: later pages omit it, and repeat another one. */
  listShifts: z._default(z.boolean(), false),
  /** The list shows no metadata. */
  listOmitsMetadata: z._default(z.boolean(), false),
  /** How late the list is: it shows the customers as they were so long ago. */
  listLagMs: z._default(z.number().check(z.nonnegative()), 0),
  /** How many reads of a customer, alone or in the list, show it as it was before its last change. */
  staleReads: z._default(z.int().check(z.nonnegative()), 0),
  /** White space around names is removed. */
  namesTrimmed: z._default(z.boolean(), false),
  /** Adding and removing users responds with `success: false`, and changes nothing. */
  membershipFails: z._default(z.boolean(), false),
  /** A second customer of the same name is rejected (409). */
  uniqueNames: z._default(z.boolean(), false),
});

/** The quirks to turn on. All others are off. */
export type QuirkOptions = z.input<typeof quirksSchema>;

/** All quirks, on or off. */
export type Quirks = z.output<typeof quirksSchema>;

/** The quirks of a running sandbox, which may change at any time. */
export interface QuirkControl {
  /** The quirks as they are now. */
  current(): Quirks;

  /**
   * Turns on the given quirks, and all others off.
   *
   * @throws {TypeError} for an unknown quirk or a value of the wrong type
   * @example
   * sandbox.quirks.set({ listLagMs: 2000 });
   */
  set(quirks: QuirkOptions): void;

  /** Turns all quirks off. */
  clear(): void;
}

/**
 * Creates the quirks of one sandbox.
 *
 * @throws {TypeError} for an unknown quirk or a value of the wrong type
 */
export function createQuirks(initial: QuirkOptions = {}): QuirkControl {
  const parse = (quirks: unknown): Quirks => {
    const result = parseShape(quirksSchema, quirks);
    if ("value" in result) return result.value;
    throw new TypeError(`Invalid quirks: ${formatProblems(result.problems)}.`);
  };
  let current = parse(initial);
  return {
    current: () => current,
    set: (quirks) => {
      current = parse(quirks);
    },
    clear: () => {
      current = parse({});
    },
  };
}
