import { describe, expect, test } from "@jest/globals";
import { pathTo } from "../../../src/framework/attribute-path";
import { Diagnostics } from "../../../src/framework/diagnostics";

describe("diagnostics", () => {
  test("are kept in the order in which they were reported", () => {
    const diagnostics = new Diagnostics();
    diagnostics.warning("Careful", "This is deprecated.", pathTo("old"));
    diagnostics.error("Wrong", "That is not allowed.");
    expect(diagnostics.list).toEqual([
      {
        severity: "warning",
        summary: "Careful",
        detail: "This is deprecated.",
        path: pathTo("old"),
      },
      { severity: "error", summary: "Wrong", detail: "That is not allowed." },
    ]);
  });

  test("fail a call if they have an error, not if they have only warnings", () => {
    const diagnostics = new Diagnostics();
    diagnostics.warning("Careful", "This is deprecated.");
    expect(diagnostics.hasErrors).toBe(false);
    diagnostics.error("Wrong", "That is not allowed.");
    expect(diagnostics.hasErrors).toBe(true);
  });
});
