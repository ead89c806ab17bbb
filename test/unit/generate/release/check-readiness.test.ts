import { expect, test } from "@jest/globals";
import {
  findProblems,
  type ReleaseState,
} from "../../../../src/generate/release/check-readiness";

const ready: ReleaseState = {
  version: "1.2.3",
  tags: ["v1.2.3"],
  changes: "",
  changelog: "# Changelog\n\n## [Unreleased]\n\n## [1.2.3] - 2026-11-27\n",
  hasSigningKey: true,
};

test("a tagged commit with a dated section in the changelog and a key can be released", () => {
  expect(findProblems(ready)).toEqual([]);
});

test.each<[what: string, state: Partial<ReleaseState>, problem: string]>([
  ["without a tag", { tags: [] }, "no tag v1.2.3"],
  ["with the tag of another version", { tags: ["v1.2.4"] }, "no tag v1.2.3"],
  ["with changed files", { changes: " M README.md" }, " M README.md"],
  [
    "that the changelog does not name",
    { changelog: "## [Unreleased]\n" },
    "no heading",
  ],
  [
    "that the changelog names without a date",
    { changelog: "## [1.2.3]\n" },
    "no heading",
  ],
  [
    "whose number only looks like one in the changelog",
    { changelog: "## [1x2x3] - 2026-11-27\n" },
    "no heading",
  ],
  ["without a key", { hasSigningKey: false }, "GPG_PRIVATE_KEY"],
])("a commit %s cannot be released", (_, state, problem) => {
  expect(findProblems({ ...ready, ...state })).toEqual([
    expect.stringContaining(problem),
  ]);
});
