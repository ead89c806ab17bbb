import { tmpdir } from "node:os";
import { describe, expect, test } from "@jest/globals";
import { TerraformStack, TerraformVariable, Testing } from "cdktf";
import type { AvaraProviderConfig } from "../../../src/bindings/avara/provider";
import { AvaraProvider } from "../../../src/constructs/avara-provider";

/** A stack of nothing but the provider. */
function synthesizedStack(
  configOf: (stack: TerraformStack) => AvaraProviderConfig,
): unknown {
  const stack = new TerraformStack(Testing.app({ outdir: tmpdir() }), "stack");
  new AvaraProvider(stack, "avara", configOf(stack));
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

  test("keeps the names of headers as they are written", () => {
    expect(
      synthesizedStack(() => ({
        customHeaders: { "X-Site-Id": "${site}" },
      })),
    ).toMatchObject({
      provider: { avara: [{ custom_headers: { "X-Site-Id": "$${site}" } }] },
    });
  });

  test("takes tokens, and escapes what is none", () => {
    expect(
      synthesizedStack((stack) => ({
        apiKey: new TerraformVariable(stack, "key", { sensitive: true })
          .stringValue,
        requestTimeoutSeconds: 5,
      })),
    ).toMatchObject({
      provider: {
        avara: [{ api_key: "${var.key}", request_timeout_seconds: 5 }],
      },
    });
    expect(synthesizedStack(() => ({ apiKey: "a${b" }))).toMatchObject({
      provider: { avara: [{ api_key: "a$${b" }] },
    });
  });
});
