import { describe, expect, test } from "@jest/globals";
import { customer, format, suppression } from "../sample-report";

describe("junit", () => {
  test("has a failure for a difference, a skipped test for a suppressed one, and nothing else", () => {
    const text = format(
      "junit",
      customer("Alpha", {}),
      customer("Beta", { suppression }),
      customer("Gamma", null),
      {
        ...customer("Delta", { kind: "unmanaged" }),
        stack: null,
        address: null,
      },
    );
    expect(text).toContain(
      '<testsuite name="customers" tests="3" failures="1" errors="0" skipped="1" time="0" timestamp="2026-06-15T12:00:00">',
    );
    expect(text.match(/<failure type="changed"/g)).toHaveLength(1);
    expect(text).toContain(
      '<skipped message="suppressed until 2026-12-31: billing owns it"/>',
    );
    expect(text).toContain(
      'name="avara_express_customer.alpha (Gamma)" time="0"/>',
    );
    expect(text).toContain(
      `<testcase classname="in no stack" name="Delta (cus_${"a".repeat(32)})" time="0">\n      <failure type="unmanaged" message="in no stack, 2 users">`,
    );
  });
});
