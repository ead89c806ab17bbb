import { describe, expect, test } from "@jest/globals";
import type { Action } from "../../../../src/framework/action";
import { Failure } from "../../../../src/framework/failure";
import {
  attribute,
  defineSchema,
} from "../../../../src/framework/schema/schema";
import { types } from "../../../../src/framework/schema/types";
import type { ObjectValue } from "../../../../src/framework/schema/values";
import { encodeDynamicValue } from "../../../../src/protocol/wire/dynamic-value";
import { setUpConfigured } from "../../../support/providers/thing-provider";

const schema = defineSchema({
  description: "For the test.",
  attributes: {
    note: attribute(types.string, {
      optional: true,
      sensitive: true,
      description: "For the test.",
    }),
  },
});

describe("an action", () => {
  const start = (changes: Partial<Action> = {}) =>
    setUpConfigured(
      {},
      {
        actions: [
          {
            typeName: "test_poke",
            schema,
            invoke: () => Promise.resolve(),
            ...changes,
          },
        ],
      },
    );

  const invoke = async (
    act: Action["invoke"],
    config: ObjectValue | null = { note: "n" },
  ) => {
    const caller = await start({ invoke: act });
    const events = await caller.stream("InvokeAction", {
      actionType: "test_poke",
      config: encodeDynamicValue(config),
    });
    return events.map(({ type }) =>
      type?.$case === "completed"
        ? type.value.diagnostics.map(({ summary }) => summary)
        : type?.value.message,
    );
  };

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
    const caller = await start();
    const events = await caller.stream("InvokeAction", {
      actionType: "test_other",
    });
    expect(events).toHaveLength(1);
    expect(events[0]?.type?.$case).toBe("completed");
  });
});
