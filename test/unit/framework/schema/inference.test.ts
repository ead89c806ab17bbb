/**
 * Checks the types that are inferred from a schema. The compiler does the checking: each assignment
 * compiles, or has `@ts-expect-error`, which fails if it does compile.
 */
import { describe, expect, test } from "@jest/globals";
import type {
  Config,
  FinalPlan,
  ImportedAttributes,
  ImportedState,
  KnownConfig,
  Plan,
  State,
} from "../../../../src/framework/schema/inference";
import { attribute } from "../../../../src/framework/schema/schema";
import type { Schema } from "../../../../src/framework/schema/schema";
import { types } from "../../../../src/framework/schema/types";
import { stringLength } from "../../../../src/framework/schema/validators";
import { unknownValue } from "../../../../src/framework/schema/values";
import type {
  NumberValue,
  ObjectValue,
  Unknown,
} from "../../../../src/framework/schema/values";
import {
  description,
  nested,
  schemaOf,
  text,
  typed,
} from "../../../support/provider/attributes";

const schema = schemaOf({
  id: text({ computed: true }),
  name: text({ required: true }),
  size: typed(types.number),
  active: typed(types.bool, { optional: true, default: true }),
  region: text({ optional: true, computed: true }),
  tags: typed(types.map(types.string)),
  rules: nested(
    "list",
    {
      port: typed(types.number, { required: true }),
      zones: typed(types.set(types.string)),
    },
    { required: true },
  ),
});

type S = typeof schema;

/** True if each of two types is assignable to the other, and neither is `any`. */
type Same<A, B> = 0 extends 1 & A
  ? false
  : [A, B] extends [B, A]
    ? true
    : false;

interface RuleState {
  readonly port: NumberValue | null;
  readonly zones: readonly (string | null)[] | null;
}

describe("the types inferred from a schema", () => {
  test("a state has null only in attributes that are neither required nor defaulted, and no unknown", () => {
    expect<
      [
        Same<State<S>["id"], string | null>,
        Same<State<S>["name"], string>,
        Same<State<S>["size"], NumberValue | null>,
        Same<State<S>["active"], boolean>,
        Same<State<S>["tags"], ReadonlyMap<string, string | null> | null>,
        Same<State<S>["rules"], readonly (RuleState | null)[]>,
      ]
    >([true, true, true, true, true, true]).not.toContain(false);
  });

  test("a configuration may have null in all but required attributes, and unknown in every one", () => {
    expect<
      [
        Same<Config<S>["name"], string | Unknown>,
        Same<Config<S>["active"], boolean | null | Unknown>,
        Same<
          Config<S>["tags"],
          ReadonlyMap<string, string | null | Unknown> | null | Unknown
        >,
      ]
    >([true, true, true]).not.toContain(false);
  });

  test("a known configuration has no unknown", () => {
    expect<
      [
        Same<KnownConfig<S>["name"], string>,
        Same<KnownConfig<S>["tags"], ReadonlyMap<string, string | null> | null>,
      ]
    >([true, true]).not.toContain(false);
  });

  test("a plan may have unknown in every attribute, and a final plan only in computed ones", () => {
    expect<
      [
        Same<Plan<S>["name"], string | Unknown>,
        Same<Plan<S>["id"], string | null | Unknown>,
        Same<FinalPlan<S>["name"], string>,
        Same<FinalPlan<S>["active"], boolean>,
        Same<FinalPlan<S>["id"], string | null | Unknown>,
        Same<FinalPlan<S>["region"], string | null | Unknown>,
        Same<FinalPlan<S>["size"], NumberValue | null>,
      ]
    >([true, true, true, true, true, true, true]).not.toContain(false);
  });

  test("an import sets what is never null, and may set more", () => {
    const imported = schemaOf({
      ...schema.attributes,
      id: text({ computed: true, neverNull: true }),
    });
    type I = typeof imported;
    const byId: ImportedAttributes<I> = { id: "1" };
    // @ts-expect-error the id is missing
    const byName: ImportedAttributes<I> = { name: "a" };
    expect([byId, byName]).toEqual([{ id: "1" }, { name: "a" }]);
    expect(imported.attributes).toMatchObject({ id: { neverNull: true } });
    expect<
      [
        Same<ImportedState<I>["id"], string>,
        Same<ImportedState<I>["name"], string | null>,
      ]
    >([true, true]).not.toContain(false);
  });

  test("for an unknown schema, all of them are any object", () => {
    expect<
      [
        Same<State<Schema>, ObjectValue>,
        Same<Config<Schema>, ObjectValue>,
        Same<Plan<Schema>, ObjectValue>,
        Same<FinalPlan<Schema>, ObjectValue>,
        Same<KnownConfig<Schema>, ObjectValue>,
      ]
    >([true, true, true, true, true]).not.toContain(false);
  });

  test("a state accepts only the attributes' own types", () => {
    const state: State<S> = {
      id: "1",
      name: "a",
      size: 2n ** 64n,
      active: false,
      region: null,
      tags: new Map([["a", "b"]]),
      rules: [{ port: 80, zones: ["x"] }],
    };
    // @ts-expect-error a required value is not null
    const withoutName: State<S> = { ...state, name: null };
    // @ts-expect-error a state is known
    const withUnknown: State<S> = { ...state, region: unknownValue };
    // @ts-expect-error a number is not written as text
    const withText: State<S> = { ...state, size: "2" };
    const badRules = [{ port: "x", zones: null }];
    // @ts-expect-error nested attributes have types too
    const withPort: State<S> = { ...state, rules: badRules };
    // @ts-expect-error a unexpected attribute is a mistake
    const withMore: State<S> = { ...state, more: true };
    const withoutId = Object.fromEntries(
      Object.entries(state).filter(([name]) => name !== "id"),
    );
    // @ts-expect-error no attribute may be missing
    const incomplete: State<S> = withoutId;
    // The values that the compiler rejects would not change it.
    expect([withoutName, withUnknown, withText, withPort, withMore]).toEqual([
      { ...state, name: null },
      { ...state, region: unknownValue },
      { ...state, size: "2" },
      { ...state, rules: badRules },
      { ...state, more: true },
    ]);
    expect(incomplete).toBe(withoutId);
    expect(Object.keys(state)).toEqual(Object.keys(schema.attributes));
  });
});

describe("an attribute's options", () => {
  test("accept only a default and validators of the attribute's own type", () => {
    // @ts-expect-error a bool has no text as its default
    const bool = typed(types.bool, { default: "true" });
    const map = attribute(types.map(types.string), {
      // @ts-expect-error a map's default is a Map
      default: { a: "b" },
      description,
    });
    const list = attribute(types.list(types.number), {
      // @ts-expect-error a validator of strings does not fit
      validators: [stringLength({ min: 1 })],
      description,
    });
    expect([bool.type.kind, map.type.kind, list.type.kind]).toEqual([
      "bool",
      "map",
      "list",
    ]);
  });

  test("must describe the attribute", () => {
    // @ts-expect-error the description is missing
    expect(attribute(types.bool, { required: true })).toEqual({
      type: types.bool,
      required: true,
    });
  });

  test("are true or absent", () => {
    // @ts-expect-error to say false, omit the option
    const optional = typed(types.bool, { optional: false });
    expect(optional.type).toBe(types.bool);
  });
});

test("a write-only attribute has a value in a configuration, and none in a plan or a state", () => {
  const vault = schemaOf({
    password: text({ required: true, writeOnly: true }),
  });
  type V = typeof vault;
  const inConfig: Same<KnownConfig<V>["password"], string> = true;
  const inPlan: Same<Plan<V>["password"], null> = true;
  const inFinalPlan: Same<FinalPlan<V>["password"], null> = true;
  const inState: Same<State<V>["password"], null> = true;
  expect([inConfig, inPlan, inFinalPlan, inState]).not.toContain(false);
  expect(vault.attributes.password.writeOnly).toBe(true);
});
