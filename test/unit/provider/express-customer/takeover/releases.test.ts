import { describe, expect, test } from "@jest/globals";
import { digestMetadata } from "../../../../../src/provider/express-customer/takeover/successor";
import type { Successor } from "../../../../../src/provider/express-customer/private-state";
import {
  AmbiguousReplacementError,
  Releases,
} from "../../../../../src/provider/express-customer/takeover/releases";
import { liveAlpha } from "../alpha";

const declared = {
  name: "Alpha",
  active: true,
  metadata: new Map<string, string>(),
};
const successor: Successor = {
  name: "Alpha",
  active: true,
  metadataDigest: digestMetadata(declared.metadata),
  isAdopted: false,
};

const customer = liveAlpha(1);

test("a released customer goes to the object that replaces it, once", () => {
  const releases = new Releases();
  releases.release({ customer, successor });
  expect(releases.taken(customer.id)).toBeUndefined();
  expect(releases.take(declared)?.customer).toBe(customer);
  expect(releases.taken(customer.id)?.customer).toBe(customer);
  expect(releases.take(declared)).toBeUndefined();
});

test.each([
  { what: "another name", differs: { name: "Beta" } },
  { what: "another state of activity", differs: { active: false } },
  { what: "other metadata", differs: { metadata: new Map([["a", "b"]]) } },
])("an object that declares $what does not get it", ({ differs }) => {
  const releases = new Releases();
  releases.release({ customer, successor });
  expect(releases.take({ ...declared, ...differs })).toBeUndefined();
});

test("an unknown part of the plan matches any declaration", () => {
  const releases = new Releases();
  const { name } = successor;
  releases.release({ customer, successor: { name, isAdopted: false } });
  expect(
    releases.take({
      ...declared,
      active: false,
      metadata: new Map([["a", "b"]]),
    }),
  ).toBeDefined();
});

describe("several customers of one name", () => {
  test("go to the objects that declare what was planned", () => {
    const releases = new Releases();
    const inactive = liveAlpha(2);
    releases.release({ customer, successor });
    releases.release({
      customer: inactive,
      successor: { ...successor, active: false },
    });
    expect(releases.take({ ...declared, active: false })?.customer).toBe(
      inactive,
    );
    expect(releases.take(declared)?.customer).toBe(customer);
  });

  test("with the same plan go to any of the objects", () => {
    const releases = new Releases();
    releases.release({ customer, successor });
    releases.release({ customer: liveAlpha(2), successor });
    expect(releases.take(declared)).toBeDefined();
    expect(releases.take(declared)).toBeDefined();
  });

  test("are an error that names them if their plans are ambiguous", () => {
    const releases = new Releases();
    const { name } = successor;
    releases.release({ customer, successor });
    releases.release({
      customer: liveAlpha(2),
      successor: { name, isAdopted: false },
    });
    expect(() => releases.take(declared)).toThrow(AmbiguousReplacementError);
    expect(() => releases.take(declared)).toThrow(customer.id);
  });
});

test("the digest of metadata does not depend on the order of the pairs", () => {
  const pairs: [string, string][] = [
    ["a", "1"],
    ["b", "2"],
  ];
  expect(digestMetadata(new Map(pairs))).toBe(
    digestMetadata(new Map([...pairs].reverse())),
  );
  expect(digestMetadata(new Map(pairs))).not.toBe(digestMetadata(new Map()));
});
