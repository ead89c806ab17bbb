import {
  Diagnostic_Severity,
  type AttributePath,
  type Diagnostic,
} from "../../../src/protocol/wire/generated/tfplugin6";

/** A diagnostic for comparison in tests, with its path in Terraform's syntax. */
export interface ShownDiagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
  readonly path: string;
}

/** A diagnostic as {@link ShownDiagnostic}. */
export function shown({
  severity,
  summary,
  detail,
  attribute,
}: Diagnostic): ShownDiagnostic {
  return {
    severity: severity === Diagnostic_Severity.ERROR ? "error" : "warning",
    summary,
    detail,
    path: attribute === undefined ? "" : shownPath(attribute),
  };
}

/** A path in Terraform's syntax. */
export function shownPath({ steps }: AttributePath): string {
  return steps
    .map(({ selector }) =>
      selector?.$case === "attributeName"
        ? `.${selector.value}`
        : `[${JSON.stringify(selector?.value)}]`,
    )
    .join("")
    .replace(/^\./, "");
}
