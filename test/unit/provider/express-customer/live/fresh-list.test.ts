import { expect, test } from "@jest/globals";
import { FreshList } from "../../../../../src/provider/express-customer/live/fresh-list";
import { createFakeClock } from "../../../../support/fake-clock";
import { alpha } from "../alpha";

/** A list that takes a second to read. The customer's name is the number of the reading. */
function setUp({ failing = [] }: { failing?: readonly number[] } = {}) {
  const clock = createFakeClock();
  let readings = 0;
  const fresh = new FreshList(
    {
      async *list() {
        readings += 1;
        const reading = readings;
        await clock.sleep(1000);
        if (failing.includes(reading)) throw new Error(`reading ${reading}`);
        yield alpha(1, { expressCustomerName: `${reading}` });
      },
    },
    clock,
  );
  const readSince = async (sinceMs: number) =>
    (await fresh.readSince(sinceMs)).map(({ name }) => name);
  return { clock, readSince, readings: () => readings };
}

test("one reading serves all callers", async () => {
  const { clock, readSince, readings } = setUp();
  const all = await clock.run(Promise.all([0, 0, 0].map(readSince)));
  expect(all).toEqual([["1"], ["1"], ["1"]]);
  expect(readings()).toBe(1);
});

test("a reading that began too early is not used, and the next one serves all waiting callers", async () => {
  const { clock, readSince, readings } = setUp();
  const early = readSince(0);
  const late = [1, 2].map(readSince);
  expect(await clock.run(Promise.all([early, ...late]))).toEqual([
    ["1"],
    ["2"],
    ["2"],
  ]);
  expect(readings()).toBe(2);
});

test("a finished reading is used as long as it is fresh enough", async () => {
  const { clock, readSince, readings } = setUp();
  await clock.run(readSince(0));
  expect(await readSince(0)).toEqual(["1"]);
  expect(await clock.run(readSince(clock.now()))).toEqual(["2"]);
  expect(readings()).toBe(2);
});

test("a reading that fails fails for all its callers, and the next one begins again", async () => {
  const { clock, readSince } = setUp({ failing: [1] });
  const early = readSince(0);
  const late = readSince(1);
  await expect(clock.run(early)).rejects.toThrow("reading 1");
  expect(await clock.run(late)).toEqual(["2"]);
});
