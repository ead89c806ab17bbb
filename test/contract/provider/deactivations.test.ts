/** What stops a deactivation, in the plan and again just before the write. */
import { expect, test } from "@jest/globals";
import { unknownValue } from "../../../src/framework/schema/values";
import { createProviderCaller } from "../../support/provider/provider-caller";
import { startTestSandbox } from "../../support/api/start-sandbox";
import {
  avaraInProcess,
  configuration,
  declaration,
  idOf,
  resource,
  stateOfA,
} from "./configured-provider";

/** A provider that may deactivate no customer, if `settings` do not allow it, and the state of an active one. */
async function setUp(
  attributes: Parameters<typeof stateOfA>[0] = {},
  settings: Parameters<typeof configuration>[0] = {},
) {
  const sandbox = await startTestSandbox();
  const customer = sandbox.customers.add({ name: "A" });
  const caller = createProviderCaller(avaraInProcess());
  const { url, apiKey } = sandbox;
  await caller.configure(
    configuration({
      base_url: url,
      api_key: apiKey,
      max_deactivations: 0,
      ...settings,
    }),
  );
  const prior = stateOfA({
    id: customer.expressCustomerId,
    adopted: false,
    created_at: customer.createdAt ?? null,
    created_by_api_key_id: customer.createdByApiKeyId ?? null,
    ...attributes,
  });
  return {
    caller,
    prior,
    isActive: () => sandbox.customers.get(idOf(prior))?.isActive,
  };
}

test.each([
  { what: "a destroy", change: null },
  { what: "active = false", change: { active: false } },
])("max_deactivations stops $what, even without a plan", async ({ change }) => {
  const { caller, prior, isActive } = await setUp();
  const applied = await caller.apply(resource, {
    prior,
    planned: change && { ...prior, ...change },
  });
  expect(applied).toMatchObject({
    state: { name: "A", active: true },
    diagnostics: [
      { severity: "error", detail: expect.stringContaining("would exceed it") },
    ],
  });
  expect(isActive()).toBe(true);
});

test("deletion_policy = prevent stops a destroy, in the plan and in the apply", async () => {
  const { caller, prior, isActive } = await setUp({
    deletion_policy: "prevent",
  });
  const error = { severity: "error", path: "deletion_policy" };
  expect(
    await caller.plan(resource, { config: null, prior, proposed: null }),
  ).toMatchObject({ diagnostics: [error] });
  expect(await caller.apply(resource, { prior, planned: null })).toMatchObject({
    state: prior,
    diagnostics: [error],
  });
  expect(isActive()).toBe(true);
});

test("a replacement that is created first keeps its customer when the old object is destroyed", async () => {
  const { caller, prior, isActive } = await setUp();
  expect(await caller.apply(resource, { planned: prior })).toMatchObject({
    state: { id: prior.id },
    diagnostics: [{ severity: "warning" }],
  });
  for (const planned of [
    await caller.plan(resource, { config: null, prior, proposed: null }),
    await caller.apply(resource, { prior, planned: null }),
  ])
    expect(planned.diagnostics).toEqual([]);
  expect(isActive()).toBe(true);
});

test.each([
  { max_deactivations: 0, active: true, shown: ["error", "warning"] },
  { max_deactivations: 1, active: false, shown: ["warning", "warning"] },
])(
  "a replacement that is declared inactive keeps its customer in the state if max_deactivations is $max_deactivations",
  async ({ max_deactivations, active, shown }) => {
    const { caller, prior, isActive } = await setUp({}, { max_deactivations });
    const config = declaration({ name: "A", active: false });
    // The plan of a tainted object does not know that it replaces one.
    const { planned, plannedPrivate } = await caller.plan(resource, { config });
    await caller.apply(resource, { prior, planned: null, plannedPrivate });
    const again = await caller.plan(resource, { config, plannedPrivate });
    expect(again).toMatchObject({ planned: { id: prior.id }, diagnostics: [] });
    const applied = await caller.apply(resource, {
      planned: again.planned,
      plannedPrivate: again.plannedPrivate,
    });
    expect(planned?.id).toBe(unknownValue);
    expect(applied.state).toMatchObject({ id: prior.id, active });
    expect(applied.diagnostics.map(({ severity }) => severity)).toEqual(shown);
    expect(isActive()).toBe(active);
  },
);

test("deletion_policy = prevent stops a forced replacement", async () => {
  const { caller, prior } = await setUp({ deletion_policy: "prevent" });
  const config = declaration({ name: "A", deletion_policy: "prevent" });
  const update = await caller.plan(resource, {
    config,
    prior,
    proposed: prior,
  });
  expect(update.diagnostics).toEqual([]);
  expect(
    await caller.plan(resource, {
      config,
      priorPrivate: update.plannedPrivate,
    }),
  ).toMatchObject({
    diagnostics: [{ severity: "error", path: "deletion_policy" }],
  });
});
