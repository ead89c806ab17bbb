import { describe, expect, test } from "@jest/globals";
import { Testing, Token } from "cdktf";
import { getToHaveResourceWithProperties } from "cdktf/lib/testing/matchers";
import { Construct } from "constructs";
import {
  AvaraExpressCustomer,
  AvaraProvider,
  ExpressCustomer,
} from "../../../src/index";
import type { IExpressCustomer } from "../../../src/index";
import { synthesize } from "../../support/cdktf/synthesize";

const customerId = `cus_${"0123456789abcdef".repeat(2)}`;

/** Takes a customer, declared or not. */
class Department extends Construct {
  constructor(scope: Construct, id: string, customer: IExpressCustomer) {
    super(scope, id);
    new ExpressCustomer(this, "copy", { name: `Of ${customer.customerId}` });
  }
}

describe("a declared customer", () => {
  test("writes the given props, and nothing else", () => {
    const { customers } = synthesize((stack) => {
      new ExpressCustomer(stack, "plain", { name: "Plain" });
      new ExpressCustomer(stack, "full", {
        name: "Full",
        active: false,
        metadata: {},
        deletionPolicy: "prevent",
        onExisting: "fail",
        ignoreMetadataKeys: ["billing/*", "${x}"],
      });
    });
    expect(customers).toEqual({
      plain: { name: "Plain" },
      full: {
        name: "Full",
        active: false,
        metadata: {},
        deletion_policy: "prevent",
        on_existing: "fail",
        ignore_metadata_keys: ["billing/*", "$${x}"],
      },
    });
  });

  test.each([[[]], [["site"]], [["site", "wing"]]])(
    "has the address of the bare level-1 class, in the scopes %j",
    (scopes) => {
      const addresses = [ExpressCustomer, AvaraExpressCustomer].map((Class) =>
        Object.keys(
          synthesize((stack) => {
            const scope = scopes.reduce<Construct>(
              (outer, id) => new Construct(outer, id),
              stack,
            );
            new Class(scope, "st-anne", { name: "A" });
          }).customers,
        ),
      );
      expect(addresses[0]).toEqual(addresses[1]);
      expect(addresses[0]).toEqual([
        expect.stringMatching(
          scopes.length === 0 ? /^st-anne$/ : /^site_.*st-anne_[0-9A-F]{8}$/,
        ),
      ]);
    },
  );

  test("passes on the options of every Terraform resource", () => {
    const { customers } = synthesize((stack) => {
      const other = new AvaraProvider(stack, "other", { alias: "other" });
      const first = new ExpressCustomer(stack, "first", { name: "First" });
      new ExpressCustomer(stack, "second", {
        name: "Second",
        provider: other,
        dependsOn: [first],
        lifecycle: { preventDestroy: true, ignoreChanges: ["metadata"] },
      });
    });
    expect(customers.second).toEqual({
      name: "Second",
      provider: "avara.other",
      depends_on: ["avara_express_customer.first"],
      lifecycle: { prevent_destroy: true, ignore_changes: ["metadata"] },
    });
  });

  test("has attributes that refer to the deployed customer", () => {
    const { customers } = synthesize((stack) => {
      const a = new ExpressCustomer(stack, "a", { name: "A" });
      new ExpressCustomer(stack, "b", {
        name: `${a.customerName} and ${a.customerId}`,
        active: a.isActive,
      });
    });
    expect(customers.b).toEqual({
      name: "${avara_express_customer.a.name} and ${avara_express_customer.a.id}",
      active: "${avara_express_customer.a.active}",
    });
  });

  test("can be imported through its level-1 object", () => {
    const { imports } = synthesize((stack) => {
      const customer = new ExpressCustomer(stack, "a", { name: "A" });
      customer.resource.importFrom(customerId);
    });
    expect(imports).toEqual([
      { id: customerId, to: "avara_express_customer.a" },
    ]);
  });

  test("is imported with the first deployment if it has an id to import", () => {
    const { imports } = synthesize((stack) => {
      const scope = new Construct(stack, "site");
      for (const id of ["a", "b"])
        new ExpressCustomer(stack, id, { name: id, importId: customerId });
      new ExpressCustomer(scope, "c", { name: "c" });
    });
    expect(imports).toEqual([
      { id: customerId, to: "avara_express_customer.a" },
      { id: customerId, to: "avara_express_customer.b" },
    ]);
  });

  test("works with cdktf's matchers", () => {
    const stack = Testing.synthScope((scope) => {
      new ExpressCustomer(scope, "a", { name: "A", deletionPolicy: "prevent" });
    });
    const matches = (properties: Record<string, unknown>) =>
      getToHaveResourceWithProperties()(stack, ExpressCustomer, properties)
        .pass;
    expect(matches({ name: "A", deletionPolicy: "prevent" })).toBe(true);
    expect(matches({ name: "B" })).toBe(false);
  });

  test("with values that are not allowed throws, and names the construct and all of them", () => {
    synthesize((stack) => {
      const props = { name: "", importId: "a" };
      expect(
        () => new ExpressCustomer(new Construct(stack, "site"), "a", props),
      ).toThrow(
        /^stack\/site\/a: name must be .*; received ""\.\nstack\/site\/a: importId must be .*; received "a"\.$/,
      );
    });
  });
});

test.each(["constructor", "toString", "__proto__"])(
  "the id of a customer cannot be %s, and says why",
  (id) => {
    expect(() =>
      synthesize((stack) => {
        new ExpressCustomer(stack, id, { name: "A" });
      }),
    ).toThrow(
      `stack/${id}: the id must be one that is not a property of every JavaScript object; received "${id}".`,
    );
  },
);

test("a customer from an id creates no resource, and throws if the id has another format", () => {
  const { customers } = synthesize((stack) => {
    const refer = (id: string, given: string) =>
      ExpressCustomer.fromCustomerId(stack, id, given);
    new Department(stack, "department", refer("a", customerId));
    const token = Token.asString({ resolve: () => "later" });
    expect(refer("b", token).customerId).toBe(token);
    expect(() => refer("c", "usr_1")).toThrow(
      /^stack\/c: customerId must be the id of a customer, .*; received "usr_1"\.$/,
    );
  });
  expect(Object.values(customers)).toEqual([{ name: `Of ${customerId}` }]);
});

test("a customer from a name is looked up, whatever is in the name", () => {
  const { customers, lookups } = synthesize((stack) => {
    new Department(
      stack,
      "department",
      ExpressCustomer.fromCustomerName(stack, "a", "${Alpha} Clinic"),
    );
  });
  expect(lookups).toEqual({ a: { name: "$${Alpha} Clinic" } });
  expect(Object.values(customers)).toEqual([
    { name: "Of ${data.avara_express_customer.a.id}" },
  ]);
});
