import { expect, test } from "@jest/globals";
import { Failure } from "../../../../src/framework/failure";
import { encodeDynamicValue } from "../../../../src/protocol/wire/dynamic-value";
import { setUpConfigured } from "../../../support/providers/thing-provider";

test("an action is checked during the plan, which may fail", async () => {
  const plan = () => Promise.reject(new Failure("Not now", "Wait."));
  const caller = await setUpConfigured({}, { action: { plan } });
  const { diagnostics } = await caller.call("PlanAction", {
    actionType: "test_poke",
    config: encodeDynamicValue(null),
  });
  expect(diagnostics.map(({ summary }) => summary)).toEqual(["Not now"]);
});
