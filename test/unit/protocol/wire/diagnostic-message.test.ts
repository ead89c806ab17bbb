import { describe, expect, test } from "@jest/globals";
import { pathTo } from "../../../../src/framework/attribute-path";
import {
  attributePathMessage,
  diagnosticMessage,
} from "../../../../src/protocol/wire/diagnostic-message";
import { Diagnostic_Severity } from "../../../../src/protocol/wire/generated/tfplugin6";

const redact = (text: string) => text.replaceAll("secret", "***");

describe("the message of a diagnostic", () => {
  test("is redacted, and has its path", () => {
    expect(
      diagnosticMessage(
        {
          severity: "error",
          summary: "A secret summary",
          detail: "A secret detail",
          path: pathTo("name"),
        },
        redact,
      ),
    ).toEqual({
      severity: Diagnostic_Severity.ERROR,
      summary: "A *** summary",
      detail: "A *** detail",
      attribute: {
        steps: [{ selector: { $case: "attributeName", value: "name" } }],
      },
    });
  });

  test("has no path if it concerns the whole", () => {
    expect(
      diagnosticMessage(
        { severity: "warning", summary: "Careful", detail: "" },
        redact,
      ),
    ).toEqual({
      severity: Diagnostic_Severity.WARNING,
      summary: "Careful",
      detail: "",
    });
  });
});

test("the message of a path distinguishes attributes, keys and indexes", () => {
  expect(
    attributePathMessage(pathTo("rules").index(2).attribute("tags").key("2")),
  ).toEqual({
    steps: [
      { selector: { $case: "attributeName", value: "rules" } },
      { selector: { $case: "elementKeyInt", value: 2 } },
      { selector: { $case: "attributeName", value: "tags" } },
      { selector: { $case: "elementKeyString", value: "2" } },
    ],
  });
});
