import { describe, expect, test } from "@jest/globals";
import { validateProviderSchema } from "../../../../../src/framework/engine/schema-checks/validate-provider-schema";
import type { Action } from "../../../../../src/framework/action";
import type { DataSource } from "../../../../../src/framework/data-source";
import { defineFunction } from "../../../../../src/framework/function";
import type { ListResource } from "../../../../../src/framework/list-resource";
import type { Provider } from "../../../../../src/framework/provider";
import type { Resource } from "../../../../../src/framework/resource";
import { attribute } from "../../../../../src/framework/schema/schema";
import type { Schema } from "../../../../../src/framework/schema/schema";
import { types } from "../../../../../src/framework/schema/types";

const description = "For the test.";
const empty: Schema = { description, attributes: {} };
const invalid: Schema = {
  description,
  attributes: { a: attribute(types.string, { description }) },
};

const unused = () => Promise.reject(new Error("not called"));

const resource = (changes: Partial<Resource> = {}): Resource => ({
  typeName: "test_thing",
  schema: empty,
  create: unused,
  read: unused,
  update: unused,
  delete: unused,
  ...changes,
});

const dataSource = (changes: Partial<DataSource> = {}): DataSource => ({
  typeName: "test_thing",
  schema: empty,
  read: unused,
  ...changes,
});

const list = (changes: Partial<ListResource> = {}): ListResource => ({
  typeName: "test_thing",
  schema: empty,
  list: () => {
    throw new Error("not called");
  },
  ...changes,
});

const action = (changes: Partial<Action> = {}): Action => ({
  typeName: "test_poke",
  schema: empty,
  invoke: unused,
  ...changes,
});

const identified = (schema: Schema) =>
  resource({ identity: { schema, identify: () => ({}) } });

const join = defineFunction({
  name: "join",
  summary: "Joins texts.",
  description,
  parameters: {},
  returns: types.string,
  call: () => "",
});

const problemsOf = (changes: Partial<Provider>) =>
  validateProviderSchema({
    name: "test",
    schema: empty,
    resources: [],
    configure: () => ({}),
    ...changes,
  });

test("a provider that follows the rules has no problems", () => {
  expect(
    problemsOf({
      resources: [identified(empty), resource({ typeName: "test_other" })],
      dataSources: [dataSource()],
      listResources: [list()],
      actions: [action()],
      functions: [join],
    }),
  ).toEqual([]);
});

test.each<[string, Partial<Provider>]>([
  ["provider", { schema: invalid }],
  ["resource test_thing", { resources: [resource({ schema: invalid })] }],
  ["identity of test_thing", { resources: [identified(invalid)] }],
  [
    "data source test_thing",
    { dataSources: [dataSource({ schema: invalid })] },
  ],
  [
    "list test_thing",
    {
      resources: [identified(empty)],
      listResources: [list({ schema: invalid })],
    },
  ],
  ["action test_poke", { actions: [action({ schema: invalid })] }],
])("the attributes of a %s are checked", (place, changes) => {
  expect(problemsOf(changes)).toEqual([
    expect.stringMatching(`^${place}: a: .*required`),
  ]);
});

test("functions are checked", () => {
  expect(problemsOf({ functions: [{ ...join, summary: "" }] })).toEqual([
    "function join: the summary is missing",
  ]);
});

describe("a type", () => {
  test.each([
    "thing",
    "other_thing",
    "test",
    "testthing",
    "test_Thing",
    "test-thing",
  ])("with an invalid name is a problem: %s", (typeName) => {
    expect(problemsOf({ dataSources: [dataSource({ typeName })] })).toEqual([
      `data source ${typeName}: the type name must begin with test_ and be lower_snake_case`,
    ]);
  });

  test.each<[string, Partial<Provider>]>([
    ["resource test_thing", { resources: [resource(), resource()] }],
    ["data source test_thing", { dataSources: [dataSource(), dataSource()] }],
    [
      "list test_thing",
      { resources: [identified(empty)], listResources: [list(), list()] },
    ],
    ["action test_poke", { actions: [action(), action()] }],
    ["function join", { functions: [join, join] }],
  ])("is a problem if it appears twice: %s", (place, changes) => {
    expect(problemsOf(changes)).toEqual([`${place}: the name is used twice`]);
  });
});

describe("the version of a resource's states", () => {
  test.each([-1, 0.5, NaN])("is no whole number: %d", (version) => {
    const schema = { ...empty, version };
    expect(problemsOf({ resources: [resource({ schema })] })).toEqual([
      `resource test_thing: the version ${version} is not a whole number from 0 upwards`,
    ]);
  });

  test("needs an upgrade from each older version", () => {
    const schema = { ...empty, version: 3 };
    const upgrades = { 1: () => ({}) };
    expect(problemsOf({ resources: [resource({ schema, upgrades })] })).toEqual(
      [
        "resource test_thing: state version 0 has no upgrade",
        "resource test_thing: state version 2 has no upgrade",
      ],
    );
  });
});

test("a list is a problem without a resource that has an identity", () => {
  expect(
    problemsOf({ resources: [resource()], listResources: [list()] }),
  ).toEqual([
    "list test_thing: there is no resource of this type with an identity",
  ]);
});
