import { printable } from "../../../../text/printable";
import { policyAttributes } from "../compare-values";
import type { DriftAttribute } from "../../drift-report";

/** A value that differs. All texts are safe to print. */
export interface AttributeView {
  readonly name: string;
  /** What follows the name. */
  readonly mark: "" | " (suppressed)";
  /** The value on each side, in the order of {@link sideTitles}. */
  readonly sides: readonly SideView[];
}

/** The value on one side. */
export interface SideView {
  readonly title: string;
  readonly text: string;
  /** Whether this side changed since the last deploy. */
  readonly isChanged: boolean;
}

/** The sides of a value. */
export const sideTitles = ["declared", "last state", "live"] as const;

/** Shows a value that differs. */
export function viewAttribute(value: DriftAttribute): AttributeView {
  const { attribute, declared, lastState, live } = value;
  const [declaredTitle, lastStateTitle, liveTitle] = sideTitles;
  return {
    name: printable(attribute),
    mark: value.suppression === null ? "" : " (suppressed)",
    sides: [
      {
        title: declaredTitle,
        text: value.isDeclaredUnknown
          ? "(not known yet)"
          : describe(declared, value),
        isChanged: value.isDeclaredUnknown || declared !== lastState,
      },
      {
        title: lastStateTitle,
        text: describe(lastState, value),
        isChanged: false,
      },
      {
        title: liveTitle,
        text: describe(live, value),
        isChanged: live !== lastState && !policyAttributes.includes(attribute),
      },
    ],
  };
}

function describe(
  value: string | boolean | null,
  { isSensitive }: DriftAttribute,
): string {
  if (isSensitive) return "(sensitive)";
  return value === null ? "–" : printable(JSON.stringify(value));
}
