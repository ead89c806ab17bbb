import { expect } from "@jest/globals";
import { Diagnostics } from "../../../src/framework/diagnostics";

/** The bugs that a check of a provider's response finds, each with its path. */
export function bugsIn(
  check: (diagnostics: Diagnostics) => void,
): readonly string[] {
  const diagnostics = new Diagnostics();
  check(diagnostics);
  return diagnostics.list.map(({ severity, summary, detail }) => {
    expect([severity, summary]).toEqual([
      "error",
      "The provider returned an inconsistent result",
    ]);
    return detail.replace(
      "\n\nThis is a bug in the provider. Please report it.",
      "",
    );
  });
}
