import { expect } from "@jest/globals";
import { Diagnostics } from "../../../src/framework/diagnostics";

/** The summary of the error about a mistake in the provider. */
export const bugSummary = "The provider returned an inconsistent result";

/** The bugs that a check of a provider's response finds, each with its path. */
export function bugsIn(
  check: (diagnostics: Diagnostics) => void,
): readonly string[] {
  const diagnostics = new Diagnostics();
  check(diagnostics);
  return diagnostics.list.map(({ severity, summary, detail }) => {
    expect([severity, summary]).toEqual(["error", bugSummary]);
    return detail.replace(
      "\n\nThis is a bug in the provider. Please report it.",
      "",
    );
  });
}
