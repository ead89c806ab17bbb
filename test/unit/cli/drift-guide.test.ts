import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { driftKinds } from "../../../src/cli/drift/drift-report";
import { reportFormats } from "../../../src/cli/drift/format-report";
import { parseSuppressions } from "../../../src/cli/drift/suppressions";
import { createProgram } from "../../../src/cli/program";
import { captureIo } from "../../support/capture-io";

const guide = readFileSync(
  join(__dirname, "../../../docs/guides/drift.md"),
  "utf8",
);

const drift = createProgram(captureIo().io).commands.find(
  (command) => command.name() === "drift",
);

test("the guide explains every option, and no other", () => {
  const explained = new Set(
    [...guide.matchAll(/(?<=[ `])--[a-z][a-z-]+/g)].map(([option]) => option),
  );
  const options = drift?.options.map(({ long }) => long) ?? [];
  expect([...explained].sort()).toEqual([...options].sort());
});

test("the guide explains every kind and every format", () => {
  for (const word of [...driftKinds, ...reportFormats])
    expect(guide).toContain(`| \`${word}\``);
});

test("the guide's suppressions can be read", () => {
  const [, yaml = ""] = /```yaml\n([^]*?)```/.exec(guide) ?? [];
  expect(parseSuppressions(yaml)).toHaveLength(2);
});
