import { describe, expect, test } from "@jest/globals";
import { TerraformStack, TerraformVariable, Testing } from "cdktf";
import {
  AvaraProvider,
  ExpressCustomer,
  PropsError,
} from "../../../../src/index";
import { synthesize } from "../../../support/cdktf/synthesize";

describe("customers of one stack that have the same name", () => {
  test("have a warning at each but the first", () => {
    const { warnings } = synthesize((stack) => {
      new ExpressCustomer(stack, "a", { name: "Lakeside" });
      new ExpressCustomer(stack, "b", { name: "Harbour" });
      new ExpressCustomer(stack, "c", { name: "Lakeside" });
      new ExpressCustomer(stack, "d", { name: "Lakeside" });
    });
    const message = expect.stringMatching(
      /^stack\/a has the name "Lakeside" too\. If both are the same customer, remove one/,
    );
    expect(warnings).toEqual([
      ["stack/c", message],
      ["stack/d", message],
    ]);
  });

  test("have none if they are in different accounts, or their names are known only later", () => {
    const { warnings } = synthesize((stack) => {
      const provider = new AvaraProvider(stack, "other", { alias: "other" });
      const name = new TerraformVariable(stack, "name", {}).stringValue;
      new ExpressCustomer(stack, "a", { name: "Lakeside" });
      new ExpressCustomer(stack, "b", { name: "Lakeside", provider });
      new ExpressCustomer(stack, "c", { name });
      new ExpressCustomer(stack, "d", { name });
    });
    expect(warnings).toEqual([]);
  });
});

describe("a Terraform name that CDKTF makes from an id", () => {
  test.each([
    [
      "another customer of the stack has it, because one would disappear",
      ["st.anne", "stanne"],
      'stack/stanne: the Terraform name, made from the id, must be different from that of stack/st.anne; received "stanne".',
    ],
    [
      "Terraform does not accept it",
      ["3rd-avenue"],
      'stack/3rd-avenue: the Terraform name, made from the id, must be one that begins with a letter; received "3rd-avenue".',
    ],
  ])("throws if %s", (_case, ids, message) => {
    const declare = () =>
      synthesize((stack) => {
        for (const id of ids) new ExpressCustomer(stack, id, { name: id });
      });
    expect(declare).toThrow(PropsError);
    expect(declare).toThrow(message);
  });

  test("can be overridden", () => {
    const { customers } = synthesize((stack) => {
      const { resource } = new ExpressCustomer(stack, "3rd.avenue", {
        name: "A",
      });
      resource.overrideLogicalId("third");
    });
    expect(customers).toEqual({ third: { name: "A" } });
  });

  test("may be the same as in another stack", () => {
    const app = Testing.app();
    for (const name of ["one", "two"]) {
      const stack = new TerraformStack(app, name);
      new AvaraProvider(stack, "avara");
      new ExpressCustomer(stack, "a", { name: "A" });
    }
    expect(() => {
      app.synth();
    }).not.toThrow();
  });
});
