import { expect, test } from "@jest/globals";
import { nothingIgnored } from "../../../../src/provider/express-customer/metadata/ignored-keys";
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
    ignored: ["note", "billing/*"],
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
  expect(readPrivateState({})).toEqual({});
  expect(readPrivateState(writePrivateState({}))).toEqual({});
  const successor = { isAdopted: false };
  expect(readPrivateState(writePrivateState({ successor }))).toEqual({
    successor,
  });
});

test("a time that the API omits is absent", () => {
  const state = privateStateOf(
    { id: "cus_a", updatedAt: null },
    undefined,
    nothingIgnored,
  );
  expect(readPrivateState(state)).toEqual({ customerId: "cus_a" });
});
