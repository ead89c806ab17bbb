import { describe, expect, test } from "@jest/globals";
import { validateProviderSchema } from "../../../../src/framework/engine/validate-provider-schema";
import type { AnyFunction } from "../../../../src/framework/any-provider";
import type { DataSource } from "../../../../src/framework/data-source";
import type { Provider } from "../../../../src/framework/provider";
import { defineFunction, parameter } from "../../../../src/framework/function";
import type { Resource } from "../../../../src/framework/resource";
import {
  attribute,
  nestedAttribute,
} from "../../../../src/framework/schema/schema";
import type {
  Attributes,
  Schema,
} from "../../../../src/framework/schema/schema";
import { types } from "../../../../src/framework/schema/types";

const description = "For the test.";
const optional = attribute(types.string, { optional: true, description });
const writeOnly = attribute(types.string, {
  optional: true,
  writeOnly: true,
  description,
});
const computed = attribute(types.string, { computed: true, description });

function resource(
  attributes: Attributes,
  changes: Partial<Resource> & { readonly version?: number } = {},
): Resource {
  const { version, ...others } = changes;
  const unused = () => Promise.reject(new Error("not called"));
  return {
    typeName: "test_thing",
    schema: {
      description,
      attributes,
      ...(version !== undefined && { version }),
    },
    create: unused,
    read: unused,
    update: unused,
    delete: unused,
    ...others,
  };
}

function dataSource(
  attributes: Attributes,
  typeName = "test_thing",
): DataSource {
  return {
    typeName,
    schema: { description, attributes },
    read: () => Promise.resolve(null),
  };
}

function provider(changes: Partial<Provider>): Provider {
  const schema: Schema = { description, attributes: {} };
  return {
    name: "test",
    schema,
    resources: [],
    configure: () => ({}),
    ...changes,
  };
}

const join = defineFunction({
  name: "join",
  summary: "Joins texts.",
  description,
  parameters: {
    separator: parameter(types.string, { description }),
    parts: parameter(types.string, { variadic: true, description }),
  },
  returns: types.string,
  call: ({ separator, parts }) => parts.join(separator),
});

const checkResource = (attributes: Attributes) =>
  validateProviderSchema(provider({ resources: [resource(attributes)] }));

test("a provider that follows the rules has no problems", () => {
  const attributes = {
    id: attribute(types.string, {
      computed: true,
      useStateForUnknown: true,
      description,
    }),
    name: attribute(types.string, {
      required: true,
      requiresReplace: true,
      description,
    }),
    active: attribute(types.bool, {
      optional: true,
      default: true,
      description,
    }),
    // Terraform reserves names only at the top level.
    rules: nestedAttribute(
      "list",
      { count: optional },
      { optional: true, description },
    ),
    found: nestedAttribute(
      "list",
      { version: computed },
      { computed: true, description },
    ),
    password: writeOnly,
  };
  expect(
    validateProviderSchema(
      provider({
        schema: { description, attributes: { key: optional } },
        resources: [
          resource(attributes, {
            version: 2,
            upgrades: { 0: () => ({}), 1: () => ({}) },
          }),
        ],
        dataSources: [dataSource({ id: optional, name: computed })],
        functions: [join],
      }),
    ),
  ).toEqual([]);
});

describe("an attribute of a resource", () => {
  test.each<[string, Attributes, string]>([
    [
      "is never null, but may be omitted",
      {
        a: attribute(types.string, {
          optional: true,
          neverNull: true,
          description,
        }),
      },
      "a: neverNull needs a computed or a required attribute",
    ],
    [
      "is write-only and has a default",
      {
        a: attribute(types.string, {
          optional: true,
          default: "b",
          writeOnly: true,
          description,
        }),
      },
      "a: a write-only attribute is not in the state: it has no default, is neither computed nor neverNull, and replaces nothing",
    ],
    [
      "is write-only and replaces",
      {
        a: attribute(types.string, {
          required: true,
          requiresReplace: true,
          writeOnly: true,
          description,
        }),
      },
      "a: a write-only attribute is not in the state: it has no default, is neither computed nor neverNull, and replaces nothing",
    ],
    [
      "is write-only inside a set",
      {
        a: nestedAttribute(
          "set",
          {
            b: nestedAttribute(
              "single",
              { c: writeOnly },
              {
                optional: true,
                description,
              },
            ),
          },
          { optional: true, description },
        ),
      },
      "a: b: c: only a resource may have a write-only attribute, and no set may contain one",
    ],
    [
      "is neither required nor optional nor computed",
      { a: attribute(types.string, { description }) },
      "a: it must be required, optional or computed",
    ],
    [
      "is required and computed",
      {
        a: attribute(types.string, {
          required: true,
          computed: true,
          description,
        }),
      },
      "a: a required attribute is neither optional nor computed, and has no default",
    ],
    [
      "is required and optional",
      {
        a: attribute(types.string, {
          required: true,
          optional: true,
          description,
        }),
      },
      "a: a required attribute is neither optional nor computed, and has no default",
    ],
    [
      "has a default and is not optional",
      {
        a: attribute(types.string, {
          computed: true,
          default: "x",
          description,
        }),
      },
      "a: an attribute with a default must be optional",
    ],
    [
      "uses the state for unknown, and is not computed",
      {
        a: attribute(types.string, {
          optional: true,
          useStateForUnknown: true,
          description,
        }),
      },
      "a: useStateForUnknown needs a computed attribute",
    ],
    [
      "is computed inside one that the configuration sets",
      {
        a: nestedAttribute(
          "map",
          { b: computed },
          { optional: true, description },
        ),
      },
      "a: b: inside an attribute that the configuration may set, only a default may be computed",
    ],
    [
      "requires replacing inside another",
      {
        a: nestedAttribute(
          "single",
          {
            b: attribute(types.string, {
              optional: true,
              requiresReplace: true,
              description,
            }),
          },
          { optional: true, description },
        ),
      },
      "a: b: requiresReplace and useStateForUnknown work only at the top level of a resource",
    ],
    [
      "is not described",
      { a: attribute(types.string, { optional: true, description: " " }) },
      "a: the description is missing",
    ],
    [
      "is in camelCase",
      { camelCase: optional },
      "camelCase: the name must be lower_snake_case and begin with a letter",
    ],
    [
      "begins with a digit",
      { "1a": optional },
      "1a: the name must be lower_snake_case and begin with a letter",
    ],
  ])("is a problem if it %s", (_, attributes, problem) => {
    expect(checkResource(attributes)).toEqual([
      `resource test_thing: ${problem}`,
    ]);
  });
});

describe("a provider's own attribute", () => {
  test.each<[string, Attributes, readonly string[]]>([
    [
      "is computed",
      { a: computed },
      ["a: nothing in a provider's configuration is computed or has a default"],
    ],
    [
      "has a default",
      {
        a: attribute(types.string, {
          optional: true,
          default: "x",
          description,
        }),
      },
      ["a: nothing in a provider's configuration is computed or has a default"],
    ],
    [
      "requires replacing",
      {
        a: attribute(types.string, {
          optional: true,
          requiresReplace: true,
          description,
        }),
      },
      [
        "a: requiresReplace and useStateForUnknown work only at the top level of a resource",
      ],
    ],
  ])("is checked: it %s", (_, attributes, problems) => {
    expect(
      validateProviderSchema(provider({ schema: { description, attributes } })),
    ).toEqual(problems.map((problem) => `provider: ${problem}`));
  });
});

describe("a name that Terraform reserves", () => {
  // Those that the real terraform rejects, or interprets itself, in HCL or in JSON.
  const inProviders =
    "alias count depends_on for_each lifecycle locals source version".split(
      " ",
    );
  const inDataSources =
    "count depends_on for_each lifecycle locals provider".split(" ");
  const inResources = ["connection", ...inDataSources, "provisioner"];
  const attributes = Object.fromEntries(
    [...inResources, ...inProviders].map((name) => [name, optional]),
  );

  test.each<[string, readonly string[], Partial<Provider>]>([
    ["provider", inProviders, { schema: { description, attributes } }],
    ["resource test_thing", inResources, { resources: [resource(attributes)] }],
    [
      "data source test_thing",
      inDataSources,
      { dataSources: [dataSource(attributes)] },
    ],
  ])(
    "is a problem at the top level of a %s, and other names are not",
    (place, names, changes) => {
      expect(validateProviderSchema(provider(changes)).toSorted()).toEqual(
        names.map((name) => `${place}: ${name}: Terraform reserves the name`),
      );
    },
  );
});

test("an attribute of a data source is a problem if it has a default", () => {
  const a = attribute(types.string, {
    optional: true,
    default: "x",
    description,
  });
  expect(
    validateProviderSchema(provider({ dataSources: [dataSource({ a })] })),
  ).toEqual([
    "data source test_thing: a: an attribute of a data source cannot have a default; apply it in read",
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
    expect(
      validateProviderSchema(
        provider({ dataSources: [dataSource({}, typeName)] }),
      ),
    ).toEqual([
      `data source ${typeName}: the type name must begin with test_ and be lower_snake_case`,
    ]);
  });

  test("is a problem if it appears twice, among resources or data sources", () => {
    expect(
      validateProviderSchema(
        provider({
          resources: [resource({}), resource({})],
          dataSources: [
            dataSource({}),
            dataSource({}),
            dataSource({}, "test_other"),
          ],
        }),
      ),
    ).toEqual([
      "resource test_thing: the name is used twice",
      "data source test_thing: the name is used twice",
    ]);
  });
});

describe("the version of a resource's states", () => {
  test.each([-1, 0.5, NaN])("is no whole number: %d", (version) => {
    expect(
      validateProviderSchema(
        provider({ resources: [resource({}, { version })] }),
      ),
    ).toEqual([
      `resource test_thing: the version ${version} is not a whole number from 0 upwards`,
    ]);
  });

  test("needs an upgrade from each older version", () => {
    expect(
      validateProviderSchema(
        provider({
          resources: [
            resource({}, { version: 3, upgrades: { 1: () => ({}) } }),
          ],
        }),
      ),
    ).toEqual([
      "resource test_thing: state version 0 has no upgrade",
      "resource test_thing: state version 2 has no upgrade",
    ]);
  });
});

describe("an identity, a list or an action", () => {
  const required = attribute(types.string, { required: true, description });
  const thingWith = (attributes: Attributes) =>
    resource(
      { id: computed },
      {
        identity: {
          schema: { description, attributes },
          identify: () => ({}),
        },
      },
    );
  const list = (attributes: Attributes) => ({
    typeName: "test_thing",
    schema: { description, attributes },
    list: () => {
      throw new Error("not called");
    },
  });
  const action = (attributes: Attributes) => ({
    typeName: "test_poke",
    schema: { description, attributes },
    invoke: () => Promise.reject(new Error("not called")),
  });

  test("has no problems if it follows the rules", () => {
    expect(
      validateProviderSchema(
        provider({
          resources: [thingWith({ id: required })],
          listResources: [list({ name: optional })],
          actions: [action({ id: required })],
        }),
      ),
    ).toEqual([]);
  });

  test("has nothing computed", () => {
    const problem =
      "nothing in a list, an action or an identity is computed or has a default";
    expect(
      validateProviderSchema(
        provider({
          resources: [thingWith({ a: computed })],
          listResources: [list({ b: computed })],
          actions: [action({ c: computed })],
        }),
      ),
    ).toEqual([
      `identity of test_thing: a: ${problem}`,
      `list test_thing: b: ${problem}`,
      `action test_poke: c: ${problem}`,
    ]);
  });

  test.each([types.map(types.string), types.set(types.string)])(
    "is no identity with a $kind",
    (type) => {
      const a = attribute(type, { required: true, description });
      expect(
        validateProviderSchema(provider({ resources: [thingWith({ a })] })),
      ).toEqual([
        "identity of test_thing: a: an identity has only strings, numbers, bools and lists of them",
      ]);
    },
  );

  test("is no list without a resource that has an identity", () => {
    expect(
      validateProviderSchema(
        provider({
          resources: [resource({ id: computed })],
          listResources: [list({})],
        }),
      ),
    ).toEqual([
      "list test_thing: there is no resource of this type with an identity",
    ]);
  });
});

test("a write-only attribute of a data source or an action is a mistake", () => {
  const { typeName, schema } = dataSource({ a: writeOnly });
  const invoke = () => Promise.reject(new Error("not called"));
  const problem =
    "a: only a resource may have a write-only attribute, and no set may contain one";
  expect(
    validateProviderSchema(
      provider({
        dataSources: [dataSource({ a: writeOnly })],
        actions: [{ typeName, schema, invoke }],
      }),
    ),
  ).toEqual([
    `data source test_thing: ${problem}`,
    `action test_thing: ${problem}`,
  ]);
});

describe("a function", () => {
  const { parameters } = join;
  test.each<[string, readonly AnyFunction[], string]>([
    [
      "has a name that Terraform cannot call",
      [{ ...join, name: "Join" }],
      "function Join: the name must be lower_snake_case",
    ],
    [
      "has the name of another",
      [join, join],
      "function join: the name is used twice",
    ],
    [
      "has no summary",
      [{ ...join, summary: " " }],
      "function join: the summary is missing",
    ],
    [
      "has no description",
      [{ ...join, description: "" }],
      "function join: the description is missing",
    ],
    [
      "has a parameter that Terraform cannot name",
      [{ ...join, parameters: { "a-b": parameters.separator } }],
      "function join: a-b: the name must be lower_snake_case",
    ],
    [
      "has a parameter without a description",
      [{ ...join, parameters: { a: { type: types.bool, description: "" } } }],
      "function join: a: the description is missing",
    ],
    [
      "has a variadic parameter before another",
      [
        {
          ...join,
          parameters: { a: parameters.parts, b: parameters.separator },
        },
      ],
      "function join: a: only the last parameter may be variadic",
    ],
  ])("%s", (_, functions, problem) => {
    expect(validateProviderSchema(provider({ functions }))).toEqual([problem]);
  });
});
