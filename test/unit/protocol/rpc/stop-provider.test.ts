import { describe, expect, test } from "@jest/globals";
import {
  setUp,
  setUpConfigured,
  state,
  thing,
} from "../../../support/providers/thing-provider";

describe("stopping", () => {
  const stop = ({ caller }: Pick<ReturnType<typeof setUp>, "caller">) =>
    caller.call("StopProvider", {});

  test("reaches running and later calls", async () => {
    const caller = await setUpConfigured({
      read: ({ state: read, signal }) =>
        new Promise((resolve) => {
          const end = () => {
            resolve({ state: { ...read, name: "stopped" } });
          };
          if (signal.aborted) end();
          else signal.addEventListener("abort", end);
        }),
    });
    const underWay = caller.read(thing, state);
    expect(await stop({ caller })).toEqual({ Error: "" });
    expect((await underWay).state).toMatchObject({ name: "stopped" });
    expect((await caller.read(thing, state)).state).toMatchObject({
      name: "stopped",
    });
  });
});
