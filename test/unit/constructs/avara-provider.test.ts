import { tmpdir } from "node:os";
import { describe, expect, test } from "@jest/globals";
import { TerraformStack, TerraformVariable, Testing, Token } from "cdktf";
import { AvaraProvider } from "../../../src/constructs/avara-provider";
import { PropsError } from "../../../src/constructs/props-error";
import type { AvaraProviderProps } from "../../../src/constructs/provider/props";

/** A stack that has only the provider. */
function synthesizedStack(
  propsOf: (stack: TerraformStack) => AvaraProviderProps,
): unknown {
  const stack = new TerraformStack(Testing.app({ outdir: tmpdir() }), "stack");
  new AvaraProvider(stack, "avara", propsOf(stack));
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

  test("keeps the keys of metadata as they are written", () => {
    expect(
      synthesizedStack(() => ({
        defaultMetadata: { costCenter: "${site}" },
        ignoreMetadataKeys: ["billing/*", "${x}"],
      })),
    ).toMatchObject({
      provider: {
        avara: [
          {
            default_metadata: { costCenter: "$${site}" },
            ignore_metadata_keys: ["billing/*", "$${x}"],
          },
        ],
      },
    });
  });

  test("accepts tokens, and escapes other texts", () => {
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

  test("writes policies, also those that are known only later", () => {
    expect(
      synthesizedStack((stack) => ({
        deletionPolicy: "prevent",
        onExisting: Token.asAny(
          new TerraformVariable(stack, "policy", {}).stringValue,
        ),
      })),
    ).toMatchObject({
      provider: {
        avara: [{ deletion_policy: "prevent", on_existing: "${var.policy}" }],
      },
    });
  });

  test("with values that are not allowed throws, and names itself and all of them", () => {
    expect(() =>
      synthesizedStack(() => ({ maxRetries: -1, requestTimeoutSeconds: 0.5 })),
    ).toThrow(
      new PropsError("stack/avara", [
        {
          prop: "requestTimeoutSeconds",
          expected: "a whole number from 1 to 300",
          received: "0.5",
        },
        {
          prop: "maxRetries",
          expected: "a whole number from 0 to 20",
          received: "-1",
        },
      ]),
    );
  });
});
