import { describe, expect, test } from "@jest/globals";
import { pathTo } from "../../../../src/framework/schema/attribute-path";
import { unknownValue } from "../../../../src/framework/schema/values";
import {
  bug,
  config,
  planned,
  privateState,
  setUpConfigured,
  state,
  thing,
} from "./setup";

describe("a plan", () => {
  test("is made from the schema alone if the resource has no plan of its own", async () => {
    const caller = await setUpConfigured();
    expect(await caller.plan(thing, { config })).toEqual({
      planned,
      requiresReplace: [],
      plannedPrivate: Buffer.alloc(0),
      diagnostics: [],
    });
  });

  test("is completed by the resource, which receives the schema's plan", async () => {
    const caller = await setUpConfigured({
      plan: (request) => {
        expect(request).toMatchObject({
          config: { ...config, size: 2 },
          prior: { ...state, size: 1 },
          planned: { ...state, size: 2 },
          privateState: { kept: "1" },
          providerData: { key: "the key" },
        });
        request.diagnostics.warning("Careful", "It will be a new one.");
        return Promise.resolve({
          planned: { ...config, size: 2, id: unknownValue },
          requiresReplace: [pathTo("id")],
          privateState: { kept: "2" },
        });
      },
    });
    expect(
      await caller.plan(thing, {
        config: { ...config, size: 2 },
        prior: { ...state, size: 1 },
        proposed: { ...state, size: 2 },
        priorPrivate: privateState,
      }),
    ).toEqual({
      planned: { ...config, size: 2, id: unknownValue },
      requiresReplace: ["size", "id"],
      plannedPrivate: Buffer.from('{"kept":"2"}'),
      diagnostics: [
        {
          severity: "warning",
          summary: "Careful",
          detail: "It will be a new one.",
          path: "",
        },
      ],
    });
  });

  test("keeps the private state if the resource returns none", async () => {
    const caller = await setUpConfigured({ plan: () => Promise.resolve({}) });
    const { plannedPrivate } = await caller.plan(thing, {
      config,
      prior: state,
      priorPrivate: privateState,
    });
    expect(Buffer.from(plannedPrivate)).toEqual(privateState);
  });

  test("of a delete is null whatever the resource returns, and keeps the private state", async () => {
    const caller = await setUpConfigured({
      plan: (request) => {
        expect(request).toMatchObject({
          config: null,
          prior: state,
          planned: null,
        });
        return Promise.resolve({ planned: state });
      },
    });
    expect(
      await caller.plan(thing, {
        config: null,
        prior: state,
        priorPrivate: privateState,
      }),
    ).toEqual({
      planned: null,
      requiresReplace: [],
      plannedPrivate: privateState,
      diagnostics: [],
    });
  });

  test("replaces nothing if no object exists", async () => {
    const caller = await setUpConfigured({
      plan: () => Promise.resolve({ requiresReplace: [pathTo("name")] }),
    });
    const { requiresReplace } = await caller.plan(thing, { config });
    expect(requiresReplace).toEqual([]);
  });

  test("that contradicts the configuration is the provider's bug, and is not sent", async () => {
    const caller = await setUpConfigured({
      plan: () => Promise.resolve({ planned: { ...planned, name: 1 } }),
    });
    expect(await caller.plan(thing, { config })).toMatchObject({
      planned,
      diagnostics: [
        bug("name: the value is not a string.", "name"),
        bug("name: the planned value differs from the configured one.", "name"),
      ],
    });
  });
});
