/** Compares the constructs with the API and the provider. */
import { describe, expect, test } from "@jest/globals";
import type { ExpressCustomerProps } from "../../../src/constructs/customer/props";
import { expressCustomerRules } from "../../../src/constructs/customer/rules";
import { findProblems } from "../../../src/constructs/props/check-props";
import type { AvaraProviderProps } from "../../../src/constructs/provider/props";
import { Diagnostics } from "../../../src/framework/diagnostics";
import { validateConfig } from "../../../src/framework/engine/validate-config";
import { configurationSchema } from "../../../src/provider/configuration";
import { expressCustomerSchema } from "../../../src/provider/express-customer/schema";

/** Each prop with its attribute. The compiler checks that none is missing or repeated. */
const attributeOfProp: Record<
  keyof Omit<
    ExpressCustomerProps,
    "provider" | "dependsOn" | "lifecycle" | "importId"
  >,
  string
> = {
  name: "name",
  active: "active",
  metadata: "metadata",
  ignoreMetadataKeys: "ignore_metadata_keys",
  deletionPolicy: "deletion_policy",
  onExisting: "on_existing",
};

const attributeOfConfig: Record<
  keyof Omit<AvaraProviderProps, "alias" | "install">,
  string
> = {
  apiKey: "api_key",
  baseUrl: "base_url",
  customHeaders: "custom_headers",
  requestTimeoutSeconds: "request_timeout_seconds",
  maxRetries: "max_retries",
  maxRequestsPerSecond: "max_requests_per_second",
  deletionPolicy: "deletion_policy",
  onExisting: "on_existing",
  maxDeactivations: "max_deactivations",
  defaultMetadata: "default_metadata",
  ignoreMetadataKeys: "ignore_metadata_keys",
};

describe("the constructs", () => {
  test("have a prop for each attribute that can be set", () => {
    const settable = Object.entries(expressCustomerSchema.attributes)
      .filter(
        ([, attribute]) => "required" in attribute || "optional" in attribute,
      )
      .map(([name]) => name);
    expect(Object.values(attributeOfProp).sort()).toEqual(settable.sort());
  });

  test("have a prop for each attribute of the provider's configuration", () => {
    expect(Object.values(attributeOfConfig).sort()).toEqual(
      Object.keys(configurationSchema.attributes).sort(),
    );
  });

  test.each<[string, ExpressCustomerProps]>([
    ["no name", { name: "" }],
    ["a short name", { name: "A" }],
    ["50 pairs", { name: "A", metadata: metadataOf(50) }],
    ["51 pairs", { name: "A", metadata: metadataOf(51) }],
    ["a key of 100", { name: "A", metadata: { ["k".repeat(100)]: "v" } }],
    ["a key of 101", { name: "A", metadata: { ["k".repeat(101)]: "v" } }],
    ["a key of 100 emoji", { name: "A", metadata: { ["🏥".repeat(100)]: "" } }],
    ["a value of 1000", { name: "A", metadata: { k: "v".repeat(1000) } }],
    ["a value of 1001", { name: "A", metadata: { k: "v".repeat(1001) } }],
    [
      "a value of 1000 emoji",
      { name: "A", metadata: { k: "🏥".repeat(1000) } },
    ],
  ])("accept %s if the provider does", (_, props) => {
    expect(findProblems(props, expressCustomerRules).length === 0).toBe(
      isAllowedByProvider(props),
    );
  });
});

function metadataOf(pairs: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: pairs }, (_, index) => [`key-${index}`, "value"]),
  );
}

function isAllowedByProvider({
  name,
  metadata = {},
}: ExpressCustomerProps): boolean {
  const diagnostics = new Diagnostics();
  const ignore = () => undefined;
  validateConfig(
    { schema: expressCustomerSchema },
    { name, metadata: new Map(Object.entries(metadata)) },
    {
      diagnostics,
      logger: {
        trace: ignore,
        debug: ignore,
        info: ignore,
        warn: ignore,
        error: ignore,
      },
      signal: AbortSignal.any([]),
    },
  );
  return !diagnostics.hasErrors;
}
