import type { AttributePath } from "../../framework/attribute-path";
import type { Diagnostic } from "../../framework/diagnostics";
import { Diagnostic_Severity } from "./generated/tfplugin6";
import type {
  AttributePath as AttributePathMessage,
  Diagnostic as DiagnosticMessage,
} from "./generated/tfplugin6";

/** Converts a diagnostic to its protocol message. */
export function diagnosticMessage(
  diagnostic: Diagnostic,
  redact: (text: string) => string,
): DiagnosticMessage {
  const { severity, summary, detail, path } = diagnostic;
  return {
    severity:
      severity === "error"
        ? Diagnostic_Severity.ERROR
        : Diagnostic_Severity.WARNING,
    summary: redact(summary),
    detail: redact(detail),
    ...(path && { attribute: attributePathMessage(path) }),
  };
}

/** Converts an attribute path to its protocol message. */
export function attributePathMessage(
  path: AttributePath,
): AttributePathMessage {
  return {
    steps: path.steps.map((step) => ({
      selector:
        "attribute" in step
          ? { $case: "attributeName", value: step.attribute }
          : "key" in step
            ? { $case: "elementKeyString", value: step.key }
            : { $case: "elementKeyInt", value: step.index },
    })),
  };
}
