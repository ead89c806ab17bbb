import { describe, expect, test } from "@jest/globals";
import type { Action } from "../../../../src/framework/action";
import { Failure } from "../../../../src/framework/failure";
import type { ObjectValue } from "../../../../src/framework/schema/values";
import { encodeDynamicValue } from "../../../../src/protocol/wire/dynamic-value";
import { setUpConfigured } from "../../../support/providers/thing-provider";

/** Invokes an action. A completion is shown as the summaries of its diagnostics. */
async function invoke(
  act: Action["invoke"],
  config: ObjectValue | null = { note: "n" },
  actionType = "test_poke",
) {
  const caller = await setUpConfigured({}, { action: { invoke: act } });
  const events = await caller.stream("InvokeAction", {
    actionType,
    config: encodeDynamicValue(config),
  });
  return events.map(({ type }) =>
    type?.$case === "completed"
      ? type.value.diagnostics.map(({ summary }) => summary)
      : type?.value.message,
  );
}

describe("an action", () => {
  test("sends its progress, and finally that it is complete", async () => {
    expect(
      await invoke(async ({ progress, config }) => {
        progress(`one ${JSON.stringify(config.note)}`);
        await Promise.resolve();
        progress("two");
      }),
    ).toEqual(['one "n"', "two", []]);
  });

  test("that fails is complete, with the error", async () => {
    expect(
      await invoke(({ progress }) => {
        progress("one");
        throw new Failure("Not possible", "Try again.");
      }),
    ).toEqual(["one", ["Not possible"]]);
  });

  test("without a config block gets nulls", async () => {
    expect(
      await invoke(({ progress, config }) => {
        progress(JSON.stringify(config));
        return Promise.resolve();
      }, null),
    ).toEqual(['{"note":null}', []]);
  });

  test("of an unknown type is complete, with an error", async () => {
    const nothing = () => Promise.resolve();
    expect(await invoke(nothing, null, "test_other")).toEqual([
      ["The provider failed unexpectedly"],
    ]);
  });
});
