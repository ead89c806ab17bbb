import { expect, test } from "@jest/globals";
import { Secrets } from "../../../src/framework/secrets";

test("removes every secret that was added so far", () => {
  const secrets = new Secrets();
  expect(secrets.redact("first second")).toBe("first second");
  secrets.add("first");
  expect(secrets.redact("first second")).toBe("(sensitive) second");
  secrets.add("second");
  expect(secrets.redact("first second")).toBe("(sensitive) (sensitive)");
});
