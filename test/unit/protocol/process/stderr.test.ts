import { expect, test } from "@jest/globals";
import { createTextWriter } from "../../../../src/protocol/process/stderr";

/** A writer to a pipe whose writes each accept a number of bytes, or fail with a code. The last result repeats. */
function start(...tries: readonly [...(number | string)[], number | string]) {
  const taken: Uint8Array[] = [];
  const waits: number[] = [];
  let calls = 0;
  const writeText = createTextWriter({
    write: (bytes) => {
      const outcome = tries[Math.min(calls, tries.length - 1)] ?? 0;
      calls += 1;
      if (typeof outcome === "string")
        throw Object.assign(new Error(outcome), { code: outcome });
      const part = bytes.subarray(0, outcome);
      taken.push(part);
      return part.length;
    },
    wait: (ms) => {
      waits.push(ms);
    },
  });
  const waitedMs = () => waits.reduce((sum, ms) => sum + ms, 0);
  return {
    writeText,
    written: () => Buffer.concat(taken).toString(),
    waitedMs,
  };
}

test("a text is written completely, however small the steps are", () => {
  const { writeText, written, waitedMs } = start(1, 2, 3);
  writeText("Grüße 👍\n");
  writeText("next\n");
  expect(written()).toBe("Grüße 👍\nnext\n");
  expect(waitedMs()).toBe(0);
});

test("a full pipe is tried again", () => {
  const { writeText, written, waitedMs } = start(
    "EAGAIN",
    4,
    "EAGAIN",
    "EAGAIN",
    100,
  );
  writeText("one line\n");
  expect(written()).toBe("one line\n");
  expect(waitedMs()).toBe(15);
});

test("the writer waits once for a reader that reads nothing, not for each text", () => {
  const { writeText, written, waitedMs } = start("EAGAIN");
  writeText("one\n");
  expect(waitedMs()).toBe(5_000);
  writeText("two\n");
  expect(waitedMs()).toBe(5_000);
  expect(written()).toBe("");
});

test("the writer waits again once the reader reads", () => {
  const full = Array.from({ length: 1_000 }, () => "EAGAIN");
  const { writeText, written, waitedMs } = start(...full, 1, ...full, 100);
  writeText("one\n");
  expect(written()).toBe("one\n");
  expect(waitedMs()).toBe(10_000);
});

test.each(["EPIPE", "EBADF", "EIO"])(
  "the writer does not wait if writing fails with %s",
  (code) => {
    const { writeText, written, waitedMs } = start(code);
    writeText("one\n");
    expect(written()).toBe("");
    expect(waitedMs()).toBe(0);
  },
);
