import { expect, test } from "@jest/globals";
import { createInTurn } from "../../../src/system/in-turn";

test("an action begins only after the actions before it have ended, even if one fails", async () => {
  const inTurn = createInTurn();
  const events: string[] = [];
  const act = (name: string, error?: Error) =>
    inTurn(async () => {
      events.push(`${name} begins`);
      await Promise.resolve();
      events.push(`${name} ends`);
      if (error !== undefined) throw error;
      return name;
    });
  const results = await Promise.allSettled([
    act("a"),
    act("b", new Error("b failed")),
    act("c"),
  ]);
  expect(events).toEqual([
    "a begins",
    "a ends",
    "b begins",
    "b ends",
    "c begins",
    "c ends",
  ]);
  expect(results.map(({ status }) => status)).toEqual([
    "fulfilled",
    "rejected",
    "fulfilled",
  ]);
});
