import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { createQueue } from "../../../src/system/queue";

test("what is pushed is read in order, before and while it is awaited", async () => {
  const queue = createQueue<number>();
  queue.push(1);
  const read: number[] = [];
  const reading = (async () => {
    for await (const item of queue) read.push(item);
  })();
  queue.push(2);
  await nextTurn();
  expect(read).toEqual([1, 2]);
  queue.push(3);
  await nextTurn();
  queue.end();
  await reading;
  expect(read).toEqual([1, 2, 3]);
});

test("a queue that ended empty has no items", async () => {
  const queue = createQueue<number>();
  queue.end();
  for await (const item of queue) throw new Error(`read ${item}`);
});
