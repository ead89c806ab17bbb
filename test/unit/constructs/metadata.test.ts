import { describe, expect, test } from "@jest/globals";
import { type TerraformStack, TerraformVariable, Token } from "cdktf";
import { Construct } from "constructs";
import { ExpressCustomer, Metadata, PropsError } from "../../../src/index";
import { synthesize } from "../../support/cdktf/synthesize";

type Pairs = Readonly<Record<string, string>>;

/** The metadata of a customer `a` in `site` in a stack, as it is synthesized. */
function metadataOf(
  own: Pairs | undefined,
  build: (scopes: {
    stack: TerraformStack;
    site: Construct;
    customer: ExpressCustomer;
  }) => void,
): unknown {
  const { customers } = synthesize((stack) => {
    const site = new Construct(stack, "site");
    const customer = new ExpressCustomer(site, "a", {
      name: "A",
      ...(own && { metadata: own }),
    });
    build({ stack, site, customer });
  });
  return Object.values(customers)[0]?.metadata;
}

describe("defaults for metadata", () => {
  test("apply to all customers of a scope or the app, declared before and after, and to no others", () => {
    const { customers } = synthesize((stack) => {
      const north = new Construct(stack, "north");
      new ExpressCustomer(north, "a", { name: "A" });
      Metadata.of(north).add("region", "north");
      Metadata.of(stack.node.root).add("owner", "platform");
      new ExpressCustomer(north, "b", { name: "B", metadata: { plan: "x" } });
      new ExpressCustomer(stack, "c", { name: "C" });
    });
    const owner = "platform";
    expect(Object.values(customers)).toEqual([
      { name: "C", metadata: { owner } },
      { name: "A", metadata: { owner, region: "north" } },
      { name: "B", metadata: { owner, region: "north", plan: "x" } },
    ]);
  });

  test("give way to the customer's own metadata", () => {
    expect(
      metadataOf({ owner: "own" }, ({ stack, customer }) => {
        Metadata.of(customer).add("owner", "customer");
        Metadata.of(stack).add("owner", "stack");
      }),
    ).toEqual({ owner: "own" });
  });

  test("give way to those of an inner scope, in whatever order they are set", () => {
    expect(
      metadataOf(undefined, ({ stack, site, customer }) => {
        Metadata.of(customer).add("a", "customer");
        Metadata.of(site).add("a", "site").add("b", "site");
        Metadata.of(stack)
          .add("a", "stack")
          .add("b", "stack")
          .add("c", "stack");
      }),
    ).toEqual({ a: "customer", b: "site", c: "stack" });
  });

  test("give way to those set later at the same scope", () => {
    expect(
      metadataOf(undefined, ({ stack }) => {
        Metadata.of(stack).add("a", "1").add("b", "1");
        Metadata.of(stack).add("a", "2").remove("b");
        Metadata.of(stack).remove("c").add("c", "3");
      }),
    ).toEqual({ a: "2", c: "3" });
  });

  test("end at a scope that removes them, except inner ones and the customer's own", () => {
    expect(
      metadataOf({ c: "own" }, ({ stack, site, customer }) => {
        Metadata.of(stack).add("a", "1").add("b", "1").add("c", "1");
        Metadata.of(site).remove("a").remove("b").remove("c");
        Metadata.of(customer).add("b", "2");
      }),
    ).toEqual({ b: "2", c: "own" });
  });

  test("are literal texts, or have tokens as values", () => {
    expect(
      metadataOf({ "${own}": "x" }, ({ stack }) => {
        const owner = new TerraformVariable(stack, "owner", {}).stringValue;
        Metadata.of(stack)
          .add("${own}", "y")
          .add("${a}", "%{b}")
          .add("owner", owner);
      }),
    ).toEqual({ "$${own}": "x", "$${a}": "%%{b}", owner: "${var.owner}" });
  });

  test("throw if they are not allowed in metadata", () => {
    synthesize((stack) => {
      const add = () => Metadata.of(stack).add("k", "v".repeat(1001));
      expect(add).toThrow(PropsError);
      expect(add).toThrow(
        /^stack: metadata\["k"\] must .* \(1001 characters\)/,
      );
    });
  });

  test("throw if they give a customer too many pairs", () => {
    const own = Object.fromEntries(
      Array.from({ length: 49 }, (_, index) => [`k${index}`, "v"]),
    );
    const add = (stack: TerraformStack) => Metadata.of(stack).add("a", "b");
    expect(
      metadataOf(own, ({ stack }) => {
        add(stack).add("k1", "other");
      }),
    ).toEqual({ ...own, a: "b" });
    expect(() =>
      metadataOf(own, ({ stack }) => {
        add(stack).add("c", "d");
      }),
    ).toThrow(
      /^stack\/site\/a: metadata, with the defaults of Metadata, must .* 51 pairs\.$/,
    );
  });

  test("throw if the customer's own metadata is a token, unless they are removed", () => {
    const build = (remove: boolean) => () =>
      synthesize((stack) => {
        const own = new TerraformVariable(stack, "own", {});
        const customer = new ExpressCustomer(stack, "a", {
          name: "A",
          metadata: Token.asStringMap(own.value),
        });
        Metadata.of(stack).add("owner", "platform");
        if (remove) Metadata.of(customer).remove("owner");
      }).customers.a;
    expect(build(false)).toThrow("stack/a: metadata must be a literal map");
    expect(build(true)()).toEqual({ name: "A", metadata: "${var.own}" });
  });
});
