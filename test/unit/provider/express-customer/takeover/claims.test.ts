import { describe, expect, test } from "@jest/globals";
import { CustomerClaims } from "../../../../../src/provider/express-customer/takeover/claims";

const holder = { objectKey: "a", declaration: 'name = "Alpha"' };
const other = { objectKey: "b", declaration: 'name = "Beta"' };

describe("two objects that concern one customer conflict, whichever comes first:", () => {
  test("two objects of the state", () => {
    const claims = new CustomerClaims();
    expect(claims.hold("cus", holder)).toBeUndefined();
    expect(claims.hold("cus", other)).toEqual({ with: "holder", holder });
  });

  test("an object of the state, then a new one", () => {
    const claims = new CustomerClaims();
    claims.hold("cus", holder);
    expect(claims.claim("cus")).toEqual({ with: "holder", holder });
  });

  test("a new object, then one of the state", () => {
    const claims = new CustomerClaims();
    claims.claim("cus");
    expect(claims.hold("cus", holder)).toEqual({ with: "new object" });
  });

  test("two new objects", () => {
    const claims = new CustomerClaims();
    expect(claims.claim("cus")).toBeUndefined();
    expect(claims.claim("cus")).toEqual({ with: "new object" });
  });
});

test("one object may be planned several times", () => {
  const claims = new CustomerClaims();
  claims.hold("cus", holder);
  expect(claims.hold("cus", { ...holder, declaration: "" })).toBeUndefined();
});

describe("a claim before the refresh of a tainted object", () => {
  test("may be repeated once after it", () => {
    const claims = new CustomerClaims();
    claims.claim("cus");
    claims.noteRead("cus");
    expect(claims.claim("cus")).toBeUndefined();
    expect(claims.claim("cus")).toEqual({ with: "new object" });
  });

  test("conflicts with an object that turns out not to be tainted", () => {
    const claims = new CustomerClaims();
    claims.claim("cus");
    claims.noteRead("cus");
    expect(claims.hold("cus", holder)).toEqual({ with: "new object" });
  });

  test("without a claim, a refresh changes nothing", () => {
    const claims = new CustomerClaims();
    claims.noteRead("cus");
    expect(claims.claim("cus")).toBeUndefined();
    expect(claims.claim("cus")).toBeDefined();
  });
});

describe("new objects of one name", () => {
  test.each([
    { what: "several that create", customers: [null, null], isClear: true },
    {
      what: "one that takes over, planned twice",
      customers: ["a", "a"],
      isClear: true,
    },
    {
      what: "one that takes over and one that creates",
      customers: ["a", null],
      isClear: false,
    },
    {
      what: "one that creates and one that takes over",
      customers: [null, "a"],
      isClear: false,
    },
    { what: "two that take over", customers: ["a", "b"], isClear: false },
  ])("$what: clear $isClear", ({ customers, isClear }) => {
    const claims = new CustomerClaims();
    const [first = null, second = null] = customers;
    expect(claims.noteNewObject("Alpha", first)).toBe(true);
    expect(claims.noteNewObject("Alpha", second)).toBe(isClear);
    expect(claims.noteNewObject("Beta", second)).toBe(true);
  });
});

test("a customer is taken once", () => {
  const claims = new CustomerClaims();
  expect(claims.isTaken("cus")).toBe(false);
  expect(claims.take("cus")).toBe(true);
  expect(claims.take("cus")).toBe(false);
  expect(claims.isTaken("cus")).toBe(true);
});
