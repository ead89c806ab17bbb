import { tmpdir } from "node:os";
import { describe, expect, test } from "@jest/globals";
import { TerraformStack, TerraformVariable, Testing, Token } from "cdktf";
import { AvaraProvider } from "../../../src/constructs/avara-provider";
import type { AvaraProviderProps } from "../../../src/constructs/provider/props";

/** A stack that has only the provider. */
function synthesizedStack(
  propsOf: (variable: string) => AvaraProviderProps,
): unknown {
  const stack = new TerraformStack(Testing.app({ outdir: tmpdir() }), "stack");
  const variable = new TerraformVariable(stack, "any", {});
  new AvaraProvider(stack, "avara", propsOf(variable.stringValue));
  return JSON.parse(Testing.synth(stack));
}

describe("the provider of a stack", () => {
  test("asks for a compatible version of the provider", () => {
    expect(synthesizedStack(() => ({}))).toMatchObject({
      terraform: {
        required_providers: {
          avara: { source: "avara-software/avara", version: "~> 0.1.0" },
        },
      },
      provider: { avara: [{}] },
    });
  });

  test("has literal texts, the names of headers and metadata as they are written, and tokens", () => {
    expect(
      synthesizedStack((variable) => ({
        apiKey: "a${b",
        customHeaders: { "X-Site-Id": "${site}" },
        defaultMetadata: { costCenter: "${site}", owner: variable },
        ignoreMetadataKeys: ["billing/*", "${x}"],
        requestTimeoutSeconds: 5,
        deletionPolicy: "prevent",
        onExisting: Token.asAny(variable),
      })),
    ).toMatchObject({
      provider: {
        avara: [
          {
            api_key: "a$${b",
            custom_headers: { "X-Site-Id": "$${site}" },
            default_metadata: { costCenter: "$${site}", owner: "${var.any}" },
            ignore_metadata_keys: ["billing/*", "$${x}"],
            request_timeout_seconds: 5,
            deletion_policy: "prevent",
            on_existing: "${var.any}",
          },
        ],
      },
    });
    expect(
      synthesizedStack((variable) => ({ apiKey: variable })),
    ).toMatchObject({ provider: { avara: [{ api_key: "${var.any}" }] } });
  });

  test("with values that are not allowed throws, and names itself and all of them", () => {
    expect(() =>
      synthesizedStack(() => ({ maxRetries: -1, requestTimeoutSeconds: 0.5 })),
    ).toThrow(
      "stack/avara: requestTimeoutSeconds must be a whole number from 1 to 300; received 0.5.\nstack/avara: maxRetries must be a whole number from 0 to 20; received -1.",
    );
  });
});
