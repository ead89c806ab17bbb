import { describe, expect, test } from "@jest/globals";
import { keyOfName } from "../../../../src/constructs/fleet/key";
import { keylessNames, nameKeys } from "../../../support/name-keys";

describe("the key of a name", () => {
  test.each(nameKeys)("%j is %s", (name, key) => {
    expect(keyOfName(name, "-")).toBe(key);
    expect(keyOfName(name, "_")).toBe(key.replaceAll("-", "_"));
  });

  test.each(keylessNames)("%j is none", (name) => {
    expect(keyOfName(name, "-")).toBeNull();
    expect(keyOfName(name, "_")).toBeNull();
  });
});
