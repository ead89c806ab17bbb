import { describe, expect, test } from "@jest/globals";
import { isSelected } from "../../../../src/cli/adopt/select-customers";
import { idOf, sampleCustomer } from "../../../support/api/sample-customer";

describe("a customer is selected", () => {
  const north = sampleCustomer(0, {
    expressCustomerName: "North Clinic",
    metadata: { owner: "a", region: "north" },
  });

  test.each([
    ["by nothing", {}, true],
    ["by a part of its name", { name: ["Clinic"] }, true],
    ["by its id", { id: [idOf(0)] }, true],
    ["not by another id", { id: [idOf(1)] }, false],
    ["by one of several texts", { name: ["South", "North"] }, true],
    ["not by another text", { name: ["clinic"] }, false],
    ["by being active", { active: "true" }, true],
    ["not by being inactive", { active: "false" }, false],
    ["by a pair", { metadata: [["owner", "a"]] }, true],
    ["not by another value", { metadata: [["owner", "b"]] }, false],
    ["not by a key it lacks", { metadata: [["constructor", ""]] }, false],
    [
      "not by one pair of two",
      {
        metadata: [
          ["owner", "a"],
          ["region", "south"],
        ],
      },
      false,
    ],
    [
      "not by its name alone",
      { name: ["North"], metadata: [["owner", "b"]] },
      false,
    ],
  ] as const)("%s", (_case, selection, expected) => {
    expect(isSelected(north, selection)).toBe(expected);
  });
});
