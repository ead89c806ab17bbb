import { escapeRegExp } from "../../text/escape-regexp";

/** What a release is made from. */
export interface ReleaseState {
  readonly version: string;
  /** The tags of the commit. */
  readonly tags: readonly string[];
  /** The files that differ from the commit, as `git status --porcelain` prints them. */
  readonly changes: string;
  /** The text of CHANGELOG.md. */
  readonly changelog: string;
  readonly hasSigningKey: boolean;
}

/** Finds what speaks against a release. Each problem is a sentence that says what to do. */
export function findProblems({
  version,
  tags,
  changes,
  changelog,
  hasSigningKey,
}: ReleaseState): readonly string[] {
  const heading = new RegExp(
    `^## \\[${escapeRegExp(version)}\\] - \\d{4}-\\d{2}-\\d{2}$`,
    "m",
  );
  const conditions: readonly (readonly [isMet: boolean, problem: string])[] = [
    [
      tags.includes(`v${version}`),
      `The commit has no tag v${version}, which is the version of the package. Tag the commit, or change the version.`,
    ],
    [changes === "", `The working tree differs from the commit:\n${changes}`],
    [
      heading.test(changelog),
      `CHANGELOG.md has no heading "## [${version}] - YYYY-MM-DD". Move the entries of Unreleased below it.`,
    ],
    [
      hasSigningKey,
      "GPG_PRIVATE_KEY is not set, so the checksums cannot be signed.",
    ],
  ];
  return conditions.flatMap(([isMet, problem]) => (isMet ? [] : problem));
}
