import type { Send } from "../../../src/client/avara-client";
import { describe, expect, test } from "@jest/globals";
import { Diagnostics } from "../../../src/framework/diagnostics";
import type { Config } from "../../../src/framework/schema/inference";
import { Secrets } from "../../../src/framework/secrets";
import { unknownValue } from "../../../src/framework/schema/values";
import type { configurationSchema } from "../../../src/provider/configuration";
import {
  createConfiguredClient,
  unknownConnectionSettings,
} from "../../../src/provider/connect";
import { createHastyClock } from "../../support/hasty-clock";

type ProviderConfig = Config<typeof configurationSchema>;

const unset: ProviderConfig = {
  api_key: null,
  base_url: null,
  custom_headers: null,
  request_timeout_seconds: null,
  max_retries: null,
  max_requests_per_second: null,
  deletion_policy: null,
  on_existing: null,
  max_deactivations: null,
  default_metadata: null,
  ignore_metadata_keys: null,
};

const id = `cus_${"0".repeat(32)}`;

function configure(
  config: Partial<ProviderConfig>,
  environment: NodeJS.ProcessEnv,
) {
  const diagnostics = new Diagnostics();
  const secrets = new Secrets();
  const sent: { readonly url: string; readonly headers: Headers }[] = [];
  const send: Send = ({ url, headers }) => {
    sent.push({ url, headers: new Headers(headers) });
    return Promise.resolve(new Response("{}", { status: 503 }));
  };
  const client = createConfiguredClient(
    { ...unset, ...config },
    environment,
    {
      send,
      random: () => 0,
      clock: createHastyClock(),
    },
    { diagnostics, secrets },
  );
  return { client, diagnostics: diagnostics.list, secrets, sent };
}

/** What a client with the configuration sends. */
async function requestsOf(
  config: Partial<ProviderConfig>,
  environment: NodeJS.ProcessEnv,
) {
  const { client, sent } = configure(config, environment);
  await client?.expressCustomers.retrieve(id).catch(() => undefined);
  return sent;
}

describe("where settings come from", () => {
  const block: Partial<ProviderConfig> = {
    api_key: "sk_block",
    base_url: "https://block.test/prefix/",
    custom_headers: new Map([["x-team", "block"]]),
    max_retries: 2,
  };
  const environment = {
    AVARA_API_KEY: "sk_environment",
    AVARA_BASE_URL: "https://environment.test",
    AVARA_CUSTOM_HEADERS: "x-team: environment",
    TF_APPEND_USER_AGENT: "pipeline/7",
  };
  const fromBlock = {
    url: `https://block.test/prefix/v1/express/${id}`,
    authorization: "Bearer sk_block",
    team: "block",
    requests: 3,
  };

  test.each([
    { what: "the block alone", config: block, env: {}, used: fromBlock },
    {
      what: "the environment alone",
      config: {},
      env: environment,
      used: {
        url: `https://environment.test/v1/express/${id}`,
        authorization: "Bearer sk_environment",
        team: "environment",
        requests: 5,
      },
    },
    {
      what: "the block, even if the environment has them",
      config: { ...block, custom_headers: new Map<string, string>() },
      env: environment,
      used: { ...fromBlock, team: null },
    },
    {
      what: "the defaults, if variables are empty",
      config: { api_key: "sk_block", max_retries: 0 },
      env: { AVARA_BASE_URL: "", AVARA_CUSTOM_HEADERS: "" },
      used: {
        url: `https://api.avarasoftware.com/v1/express/${id}`,
        authorization: "Bearer sk_block",
        team: null,
        requests: 1,
      },
    },
  ])("from $what", async ({ config, env, used }) => {
    const sent = await requestsOf(config, env);
    const [{ url, headers } = { url: "", headers: new Headers() }] = sent;
    expect({
      url,
      authorization: headers.get("authorization"),
      team: headers.get("x-team"),
      requests: sent.length,
    }).toEqual(used);
    expect(headers.get("user-agent")?.endsWith(" pipeline/7")).toBe(
      env === environment,
    );
  });
});

describe("an invalid setting", () => {
  test.each<
    [
      string,
      Partial<ProviderConfig>,
      NodeJS.ProcessEnv,
      string | undefined,
      RegExp,
    ]
  >([
    ["no key", {}, {}, "api_key", /environment variable AVARA_API_KEY/],
    [
      "an empty variable for the key",
      {},
      { AVARA_API_KEY: "" },
      "api_key",
      /environment variable AVARA_API_KEY/,
    ],
    [
      "a key with a line break",
      { api_key: "sk_\n" },
      {},
      "api_key",
      /API key/i,
    ],
    [
      "plain http to another machine",
      { api_key: "k", base_url: "http://api.test" },
      {},
      "base_url",
      /unencrypted/,
    ],
    [
      "the same from the environment",
      { api_key: "k" },
      { AVARA_BASE_URL: "http://api.test" },
      undefined,
      /unencrypted[^]*It comes from the environment variable AVARA_BASE_URL\./,
    ],
    [
      "a header with a space in its name",
      { api_key: "k", custom_headers: new Map([["x team", "a"]]) },
      {},
      "custom_headers",
      /x team/,
    ],
    [
      "a line without a colon in the environment",
      { api_key: "k" },
      { AVARA_CUSTOM_HEADERS: "nonsense" },
      undefined,
      /Name: value[^]*It comes from the environment variable AVARA_CUSTOM_HEADERS\./,
    ],
  ])("%s is an error that names its source", (_, config, env, path, detail) => {
    const { client, diagnostics } = configure(config, env);
    expect(client).toBeNull();
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]?.path?.toString()).toBe(path);
    expect(diagnostics[0]?.detail).toMatch(detail);
  });

  test("the key and the values of headers are secrets, from every source", () => {
    const { secrets } = configure(
      {},
      {
        AVARA_API_KEY: "sk_environment",
        AVARA_CUSTOM_HEADERS: "x-gateway: open-sesame",
      },
    );
    expect(secrets.redact("sk_environment, open-sesame")).toBe(
      "(sensitive), (sensitive)",
    );
  });
});

describe("an unknown setting", () => {
  test("is named if the client needs it, and not otherwise", () => {
    expect(
      unknownConnectionSettings({
        ...unset,
        api_key: unknownValue,
        custom_headers: new Map([["x-team", unknownValue]]),
        deletion_policy: unknownValue,
        max_deactivations: unknownValue,
      }),
    ).toEqual(["api_key", "custom_headers"]);
  });

  test("is not named if all settings are known or omitted", () => {
    expect(unknownConnectionSettings({ ...unset, api_key: "k" })).toEqual([]);
  });
});
