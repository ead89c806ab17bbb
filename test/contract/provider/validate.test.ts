import { describe, expect, test } from "@jest/globals";
import { unknownValue, type Value } from "../../../src/framework/schema/values";
import {
  createProviderCaller,
  objectOf,
} from "../../support/provider/provider-caller";
import {
  avaraInProcess,
  configuration,
  dataSource,
  declaration,
  resource,
} from "./configured-provider";

const caller = createProviderCaller(avaraInProcess());
const id = `cus_${"0".repeat(32)}`;

type Attributes = Readonly<Record<string, Value>>;

const pairs = (count: number) =>
  new Map(Array.from({ length: count }, (_, index) => [`key ${index}`, "v"]));

describe("a declared customer", () => {
  test.each<[string, Attributes]>([
    ["the least", { name: "A" }],
    ["the limits of metadata", { name: "👍", metadata: pairs(50) }],
    [
      "a key of 100 and a value of 1000 characters",
      { name: "A", metadata: new Map([["k".repeat(100), "v".repeat(1000)]]) },
    ],
    [
      "what is not known yet",
      {
        name: unknownValue,
        active: unknownValue,
        metadata: new Map([["k", unknownValue]]),
        deletion_policy: unknownValue,
        on_existing: unknownValue,
      },
    ],
  ])("may be %s", async (_, attributes) => {
    expect(
      await caller.validateResource(resource, declaration(attributes)),
    ).toEqual([]);
  });

  test.each<[string, Attributes, string]>([
    ["name", { name: "" }, "at least 1 character"],
    ["metadata", { metadata: pairs(51) }, "at most 50 entries"],
    [
      `metadata["${"k".repeat(101)}"]`,
      { metadata: new Map([["k".repeat(101), "v"]]) },
      "at most 100 characters",
    ],
    [
      'metadata["long"]',
      { metadata: new Map([["long", "v".repeat(1001)]]) },
      "at most 1000 characters",
    ],
    ['metadata["none"]', { metadata: new Map([["none", null]]) }, "null"],
    [
      "ignore_metadata_keys",
      { ignore_metadata_keys: ["*ing"] },
      "a metadata key, or a prefix that ends with *",
    ],
    ["deletion_policy", { deletion_policy: "delete" }, '"prevent"'],
    ["on_existing", { on_existing: "replace" }, '"adopt"'],
  ])("is rejected at %s", async (path, attributes, allowed) => {
    const config = declaration({ name: "A", ...attributes });
    expect(await caller.validateResource(resource, config)).toEqual([
      {
        severity: "error",
        summary: expect.any(String),
        detail: expect.stringContaining(allowed),
        path,
      },
    ]);
  });
});

test.each<[string, Attributes]>([
  ["name", { name: " \u00a0" }],
  ['metadata[" "]', { name: "A", metadata: new Map([[" ", "v"]]) }],
])("warns of white space only at %s", async (path, attributes) => {
  expect(
    await caller.validateResource(resource, declaration(attributes)),
  ).toEqual([
    {
      severity: "warning",
      summary: "Blank text",
      detail: `${path} has only white space.`,
      path,
    },
  ]);
});

describe("the data source of a customer", () => {
  const validate = (attributes: Attributes) =>
    caller.validateDataSource(
      dataSource,
      objectOf(dataSource.schema, attributes),
    );

  test.each<[string, Attributes]>([
    ["by its id", { id }],
    ["by its name", { name: "A" }],
    ["by a name that is not known yet", { name: unknownValue }],
    ["by an unknown value that may become null", { id, name: unknownValue }],
  ])("finds it %s", async (_, attributes) => {
    expect(await validate(attributes)).toEqual([]);
  });

  test.each<[string, Attributes, string]>([
    ["neither", {}, "id"],
    ["both", { id, name: "A" }, "name"],
    ["an id of another kind", { id: "usr_1" }, "id"],
    ["an empty name", { name: "" }, "name"],
  ])("is rejected with %s", async (_, attributes, path) => {
    expect(await validate(attributes)).toMatchObject([
      { severity: "error", path },
    ]);
  });
});

describe("the configuration of the provider", () => {
  test.each<[string, Attributes]>([
    ["request_timeout_seconds", { request_timeout_seconds: 0 }],
    ["request_timeout_seconds", { request_timeout_seconds: 301 }],
    ["max_retries", { max_retries: 1.5 }],
    ["max_retries", { max_retries: 2n ** 64n }],
    ["deletion_policy", { deletion_policy: "" }],
    ["on_existing", { on_existing: "x" }],
    ["max_deactivations", { max_deactivations: -1 }],
  ])("is rejected at %s", async (path, settings) => {
    expect(
      await caller.validateProvider(configuration(settings)),
    ).toMatchObject([{ severity: "error", path }]);
  });

  test("may be completely unknown", async () => {
    const unknown = configuration(
      Object.fromEntries(
        Object.keys(configuration()).map((name) => [name, unknownValue]),
      ),
    );
    expect(await caller.validateProvider(unknown)).toEqual([]);
  });
});
