import { describe, expect, test } from "@jest/globals";
import { types } from "../../../../../src/framework/schema/types";
import { unknownValue } from "../../../../../src/framework/schema/values";
import type { ObjectValue } from "../../../../../src/framework/schema/values";
import {
  checkApplied,
  checkDataState,
  checkState,
} from "../../../../../src/framework/engine/response-checks/check-responses";

import { bugsIn, bugSummary } from "../../../../support/provider/bugs-in";
import {
  schemaOf,
  nested,
  text,
  typed,
} from "../../../../support/provider/attributes";

const schema = schemaOf({
  id: text({ computed: true }),
  name: text({ required: true }),
  size: typed(types.number),
  tags: typed(types.map(types.string), { optional: true, computed: true }),
  rules: nested("list", {
    port: typed(types.number, { optional: true, default: 1 }),
  }),
});

const state: ObjectValue = {
  id: "1",
  name: "a",
  size: null,
  tags: new Map(),
  rules: null,
};

describe("a state", () => {
  const check = (value: ObjectValue | null) =>
    bugsIn((diagnostics) => {
      checkState(schema, value, diagnostics);
    });

  test("passes if it matches the schema and is known, or is null", () => {
    expect(check(state)).toEqual([]);
    expect(check(null)).toEqual([]);
  });

  test.each<[ObjectValue, readonly string[]]>([
    [{ ...state, size: "1" }, ["size: the value is not a number."]],
    [
      { id: "1", name: "a", size: 1, tags: null },
      ["rules: the value is missing; use null."],
    ],
    [
      { ...state, id: unknownValue, tags: new Map([["k", unknownValue]]) },
      [
        "id: the new state has an unknown value.",
        'tags["k"]: the new state has an unknown value.',
      ],
    ],
  ])("with a mistake is a bug: %#", (value, problems) => {
    expect(check(value)).toEqual(problems);
  });

  test("is not null if a data source returns it without an error", () => {
    expect(
      bugsIn((diagnostics) => {
        checkDataState(schema, null, diagnostics);
      }),
    ).toEqual(["The object: the state is missing."]);
    expect(
      bugsIn((diagnostics) => {
        checkDataState(schema, state, diagnostics);
      }),
    ).toEqual([]);
  });
});

describe("an applied change", () => {
  const check = (
    planned: ObjectValue | null,
    reached: ObjectValue | null,
    hasFailed = false,
  ) =>
    bugsIn((diagnostics) => {
      if (hasFailed) diagnostics.error(bugSummary, "It failed before.");
      checkApplied(schema, { planned, state: reached }, diagnostics);
    });

  test("passes if it equals the plan, and unknown values are known now", () => {
    const planned: ObjectValue = {
      ...state,
      id: unknownValue,
      tags: new Map([["k", unknownValue]]),
    };
    expect(check(planned, { ...state, tags: new Map([["k", "v"]]) })).toEqual(
      [],
    );
  });

  test("is a bug if it differs from the plan", () => {
    expect(check(state, { ...state, name: "b", size: 1 })).toEqual([
      "name: the new value differs from the planned one.",
      "size: the new value differs from the planned one.",
    ]);
  });

  test("is a bug without a state, or with an unknown value", () => {
    expect(check(state, null)).toEqual([
      "The object: the new state is missing.",
    ]);
    expect(check(state, { ...state, id: unknownValue })).toEqual([
      "id: the new state has an unknown value.",
    ]);
  });

  test("may differ from the plan if it failed halfway", () => {
    expect(check(state, { ...state, name: "b" }, true)).toEqual([
      "It failed before.",
    ]);
    expect(check(state, null, true)).toEqual(["It failed before."]);
  });

  test("has no state after a delete", () => {
    expect(check(null, null)).toEqual([]);
  });
});
