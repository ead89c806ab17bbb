import { PassThrough } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { createSpinner, isWatched } from "../../../src/cli/spinner";
import { until } from "../../support/until";

function terminal() {
  const stream = new PassThrough();
  let written = "";
  stream.setEncoding("utf8").on("data", (text: string) => {
    written += text;
  });
  return {
    stream: stream as unknown as NodeJS.WriteStream,
    written: () => written,
  };
}

test("shows what a command waits for, and its last text", async () => {
  const { stream, written } = terminal();
  const spinner = createSpinner(stream);
  spinner.show("Planning …");
  spinner.show("Counting …");
  await until(() => written().includes("Counting …"));
  expect(written()).not.toContain("Planning …");
  spinner.hide();
});

test("shows nothing if the command has written something since", async () => {
  const { stream, written } = terminal();
  const spinner = createSpinner(stream);
  spinner.show("Planning …");
  spinner.hide();
  await import("yocto-spinner");
  await setImmediate();
  expect(written()).toBe("");
});

test("neither a file, nor CI, nor a terminal that cannot move its cursor is watched", () => {
  const env = { TERM: "xterm" };
  expect(isWatched({ isTTY: true }, env)).toBe(true);
  expect(isWatched({ isTTY: false }, env)).toBe(false);
  expect(isWatched({ isTTY: true }, { ...env, CI: "1" })).toBe(false);
  expect(isWatched({ isTTY: true }, { TERM: "dumb" })).toBe(false);
});
