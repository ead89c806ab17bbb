import { distance } from "fastest-levenshtein";

/**
 * Finds the word that was most likely meant: at most half of its letters differ. Case and punctuation do not
 * count, so that `deletion_policy` finds `deletionPolicy`. Returns undefined if no word is that close.
 */
export function suggest(
  word: string,
  candidates: readonly string[],
): string | undefined {
  const [best] = candidates
    .map((candidate) => ({ candidate, edits: editsBetween(word, candidate) }))
    .filter(({ candidate, edits }) => edits <= candidate.length / 2)
    .sort((a, b) => a.edits - b.edits);
  return best?.candidate;
}

function editsBetween(a: string, b: string): number {
  return distance(lettersOf(a), lettersOf(b));
}

function lettersOf(word: string): string {
  return word.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}
