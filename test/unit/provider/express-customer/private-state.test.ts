import { expect, test } from "@jest/globals";
import {
  privateStateOf,
  readPrivateState,
  writePrivateState,
} from "../../../../src/provider/express-customer/private-state";

test("what is written is read", () => {
  const state = {
    objectKey: "key",
    customerId: "cus_a",
    updatedAt: "2026-01-01T00:00:00Z",
    isAnnounced: true,
    isPrevented: true,
    successor: {
      name: "__proto__",
      active: false,
      metadataDigest: "digest",
      isAdopted: true,
      customerId: "cus_b",
    },
  };
  expect(readPrivateState(writePrivateState(state))).toEqual(state);
});

test("what is absent stays absent", () => {
  expect(writePrivateState({})).toEqual({});
  expect(readPrivateState({})).toEqual({
    isAnnounced: false,
    isPrevented: false,
  });
  expect(
    readPrivateState(writePrivateState({ successor: { isAdopted: false } }))
      .successor,
  ).toEqual({ isAdopted: false });
});

test("a time that the API does not tell is absent", () => {
  expect(privateStateOf({ id: "cus_a", updatedAt: null }, undefined)).toEqual({
    customer: "cus_a",
  });
});
