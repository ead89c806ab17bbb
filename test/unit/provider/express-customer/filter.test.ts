import { expect, test } from "@jest/globals";
import { passes } from "../../../../src/provider/express-customer/query/filter";
import { liveAlpha } from "./alpha";

const customer = {
  ...liveAlpha(1),
  metadata: new Map([
    ["site", "north"],
    ["tier", "1"],
  ]),
};
const everything = { active: null, name_contains: null, metadata: null };

test.each([
  [{}, true],
  [{ active: true }, true],
  [{ active: false }, false],
  [{ name_contains: "lph" }, true],
  [{ name_contains: "alpha" }, false],
  [{ metadata: new Map([["site", "north"]]) }, true],
  [{ metadata: new Map([["site", "south"]]) }, false],
  [{ metadata: new Map([["owner", "north"]]) }, false],
  [{ metadata: new Map([...customer.metadata, ["owner", "a"]]) }, false],
  [{ active: true, name_contains: "Beta" }, false],
])("the filter %j passes the customer: %s", (filter, isPassed) => {
  expect(passes({ ...everything, ...filter }, customer)).toBe(isPassed);
});
