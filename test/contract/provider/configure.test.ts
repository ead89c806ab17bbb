import { describe, expect, test } from "@jest/globals";
import { unknownValue, type Value } from "../../../src/framework/schema/values";
import type { AvaraProviderOptions } from "../../../src/provider/configure";
import {
  createProviderCaller,
  objectOf,
} from "../../support/provider/provider-caller";
import {
  avaraInProcess,
  configuration,
  dataSource,
  declaration,
  proposal,
  resource,
  stateOfA,
} from "./configured-provider";

const apiKey = "sk_live_0123456789abcdef0123456789abcdef";
const id = `cus_${"0".repeat(32)}`;

const state = stateOfA();

const noNetwork: NonNullable<AvaraProviderOptions["send"]> = () =>
  Promise.reject(new Error("A request was made."));

function configure(
  settings: Readonly<Record<string, Value>>,
  environment: Readonly<Record<string, string>> = {},
) {
  const caller = createProviderCaller(
    avaraInProcess({ environment, send: noNetwork }),
  );
  return { caller, diagnostics: caller.configure(configuration(settings)) };
}

describe("configuring", () => {
  test.each<[string, Parameters<typeof configure>]>([
    ["by the block", [{ api_key: apiKey }]],
    ["by the environment", [{}, { AVARA_API_KEY: apiKey }]],
    [
      "with all settings",
      [
        {
          api_key: apiKey,
          base_url: "https://api.test/prefix/",
          custom_headers: new Map([["X-Team", "platform"]]),
          request_timeout_seconds: 1,
          max_retries: 0,
          deletion_policy: "abandon",
          on_existing: "fail",
          max_deactivations: 0,
        },
      ],
    ],
  ])("makes no request: %s", async (_, args) => {
    expect(await configure(...args).diagnostics).toEqual([]);
  });

  test("shows neither the key nor a header's value in its errors", async () => {
    const diagnostics = await configure({
      api_key: `${apiKey}\n`,
      custom_headers: new Map([["X-Secret", "hush hush\n"]]),
    }).diagnostics;
    expect(diagnostics).toMatchObject([{ severity: "error", path: "api_key" }]);
    expect(JSON.stringify(diagnostics)).not.toMatch(/0123456789abcdef|hush/);
  });
});

describe("while the configuration is not known yet", () => {
  test.each(["api_key", "base_url", "custom_headers"])(
    "a create is planned nevertheless: %s",
    async (name) => {
      const { caller, diagnostics } = configure({
        api_key: apiKey,
        [name]: unknownValue,
      });
      expect(await diagnostics).toEqual([]);
      const config = declaration({ name: "A" });
      const plan = await caller.plan(resource, {
        config,
        proposed: proposal(config, null),
      });
      expect(plan.diagnostics).toEqual([]);
      expect(plan.planned).toMatchObject({ name: "A", id: unknownValue });
    },
  );

  test("a call that needs a request names the unknown settings, and loses nothing", async () => {
    const { caller, diagnostics } = configure({
      api_key: unknownValue,
      custom_headers: new Map([["X-A", unknownValue]]),
    });
    expect(await diagnostics).toEqual([]);
    const error = {
      severity: "error",
      summary: "The provider's configuration is not known yet",
      detail: expect.stringContaining("api_key, custom_headers"),
    };
    expect(await caller.read(resource, state)).toMatchObject({
      state,
      diagnostics: [error],
    });
    const planned = { ...state, name: "B" };
    expect(
      await caller.apply(resource, { prior: state, planned }),
    ).toMatchObject({ state, diagnostics: [error] });
    expect(
      await caller.apply(resource, { prior: state, planned: null }),
    ).toMatchObject({ state, diagnostics: [error] });
    expect(
      await caller.readDataSource(
        dataSource,
        objectOf(dataSource.schema, { id }),
      ),
    ).toMatchObject({ state: undefined, diagnostics: [error] });
  });
});
