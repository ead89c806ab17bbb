/** Whatever is configured, the provider accepts it or reports clearly what is wrong with it. */
import { describe, expect, test } from "@jest/globals";
import fc from "../support/fast-check";
import { FaultyApi, baseUrl } from "../model/faulty-api";
import { testApiKey } from "../support/api/create-sandbox-app";
import { createRandom } from "../support/random";
import { EpisodeCounts } from "../model/episode-counts";
import { createFakeClock, newYearMs } from "../support/fake-clock";
import {
  Decimal,
  unknownValue,
  type ObjectValue,
  type Value,
} from "../../src/framework/schema/values";
import { configurationSchema } from "../../src/provider/configuration";
import { createAvaraProvider } from "../../src/provider/provider";
import { expressCustomerResource } from "../../src/provider/express-customer/resource";
import { inProcess } from "../support/provider/in-process";
import {
  createProviderCaller,
  objectOf,
} from "../support/provider/provider-caller";
import type { ShownDiagnostic } from "../support/provider/shown-diagnostic";
import { anyText } from "../support/any-text";

const type = expressCustomerResource;

function start() {
  const clock = createFakeClock(newYearMs);
  const api = new FaultyApi({
    clock,
    random: createRandom(1),
    counts: new EpisodeCounts(),
    quirks: {},
    onWrite: () => undefined,
  });
  const provider = createAvaraProvider({
    environment: {},
    clock,
    send: api.connect(new AbortController()),
  });
  return { api, clock, caller: createProviderCaller(inProcess(provider)) };
}

async function startConfigured() {
  const started = start();
  await started.caller.configure(
    objectOf(configurationSchema, { api_key: testApiKey, base_url: baseUrl }),
  );
  return started;
}

/** No diagnostic may come from a crash. */
function expectClear(diagnostics: readonly ShownDiagnostic[]): void {
  for (const { summary, detail } of diagnostics) {
    expect(summary).not.toMatch(/unexpectedly|inconsistently/);
    expect(detail).not.toMatch(/This is a bug/);
    expect(summary).not.toBe("");
    expect(detail).not.toBe("");
  }
}

/** Any text that Terraform can represent: NFC, without unpaired surrogates. */
const text = fc
  .oneof(
    anyText(),
    fc.string({ unit: "grapheme" }),
    fc.constantFrom(
      "",
      " ",
      "\0",
      "\r\nx-evil: 1",
      "${var.x}",
      "%{ if true }",
      "'; DROP TABLE customers; --",
      "../../../etc/passwd",
      "http://user:password@127.0.0.1",
      "https://127.0.0.1:99999",
      "https://[::1",
      "javascript:alert(1)",
      "\u202egpj.exe",
      "\ufeff",
      "a\u0301",
      "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 👩🏽‍⚕️",
      "x".repeat(3_000),
    ),
  )
  .map((value) => value.replace(/\p{Surrogate}/gu, "?").normalize());

const texts = fc
  .array(fc.tuple(text, fc.option(text)), { maxLength: 5 })
  .map((entries) => new Map<string, Value>(entries));

const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(new Decimal("1e400"), new Decimal("-1e-400"), 2n ** 70n),
);

function settingsOf(
  values: Readonly<Record<string, fc.Arbitrary<Value>>>,
): fc.Arbitrary<ObjectValue> {
  const rarelyAbsent = new Map<string, fc.Arbitrary<Value>>();
  for (const [name, arbitrary] of Object.entries(values))
    rarelyAbsent.set(
      name,
      fc.oneof({ weight: 6, arbitrary }, fc.constantFrom(null, unknownValue)),
    );
  return fc.record(Object.fromEntries(rarelyAbsent));
}

describe("the provider's block", () => {
  test("is accepted, or rejected with clear errors that do not show the key", async () => {
    const settings = settingsOf({
      api_key: text.map((value) => `k3y-${value}`),
      base_url: text,
      custom_headers: texts,
      request_timeout_seconds: number,
      max_retries: number,
      deletion_policy: text,
      on_existing: text,
      max_deactivations: number,
    });
    await fc.assert(
      fc.asyncProperty(settings, async (attributes) => {
        const { caller } = start();
        const config = objectOf(configurationSchema, attributes);
        const invalid = await caller.validateProvider(config);
        expectClear(invalid);
        // Terraform calls configure only with a valid configuration.
        if (invalid.length > 0) return;
        const refused = await caller.configure(config);
        expectClear(refused);
        for (const { detail } of refused) expect(detail).not.toContain("k3y-");
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});

describe("a customer's block", () => {
  test("fails validation, or is created as written", async () => {
    const customers = settingsOf({
      name: text,
      active: fc.boolean(),
      metadata: texts,
      deletion_policy: fc.constantFrom("deactivate", "abandon", "delete"),
      on_existing: fc.constantFrom("create", "adopt", "fail", "ignore"),
    });
    let created = 0;
    await fc.assert(
      fc.asyncProperty(customers, async (attributes) => {
        const { api, clock, caller } = await startConfigured();
        const config = objectOf(type.schema, attributes);
        const invalid = await caller.validateResource(type, config);
        expectClear(invalid);
        const isUnknown = Object.values(attributes).includes(unknownValue);
        if (invalid.length > 0 || config.name === null || isUnknown) return;
        const plan = await clock.run(caller.plan(type, { config }));
        expectClear(plan.diagnostics);
        const { planned, plannedPrivate } = plan;
        const applied = await clock.run(
          caller.apply(type, { planned, plannedPrivate }),
        );
        expect(applied.diagnostics).toEqual([]);
        expect(api.customers.all()).toMatchObject([
          {
            expressCustomerName: config.name,
            isActive: config.active ?? true,
          },
        ]);
        expect(applied.state?.name).toBe(config.name);
        expect(applied.state?.metadata).toEqual(config.metadata ?? new Map());
        created += 1;
      }),
      { seed: 1, numRuns: 200 },
    );
    expect(created).toBeGreaterThan(25);
  });

  test("with 10,000 pairs of metadata has one error, on metadata", async () => {
    const { caller } = await startConfigured();
    const metadata = new Map(
      Array.from({ length: 10_000 }, (_, index) => [`key ${index}`, "x"]),
    );
    const diagnostics = await caller.validateResource(
      type,
      objectOf(type.schema, { name: "Alpha", metadata }),
    );
    expectClear(diagnostics);
    expect(diagnostics).toMatchObject([{ path: "metadata" }]);
    expect(diagnostics[0]?.detail).toContain("10000");
  });

  test("with very long texts has short errors, which show no value of metadata", async () => {
    const { caller } = await startConfigured();
    const endless = "x".repeat(100_000);
    const diagnostics = await caller.validateResource(
      type,
      objectOf(type.schema, {
        name: "Alpha",
        metadata: new Map([
          [endless, "a"],
          ["token", "hush".repeat(25_000)],
        ]),
        deletion_policy: endless,
      }),
    );
    expectClear(diagnostics);
    expect(diagnostics).toHaveLength(3);
    for (const { detail } of diagnostics) {
      expect(detail).toContain("100000 characters");
      expect(detail.length).toBeLessThan(400);
      expect(detail).not.toContain("hush");
    }
  });

  test("with unknown values is planned without a request", async () => {
    const { api, caller, clock } = await startConfigured();
    const config = objectOf(type.schema, {
      name: unknownValue,
      active: unknownValue,
      metadata: unknownValue,
    });
    expect(await caller.validateResource(type, config)).toEqual([]);
    const { diagnostics } = await clock.run(caller.plan(type, { config }));
    expect(diagnostics).toEqual([]);
    expect(api.customers.size).toBe(0);
  });

  test.each([
    { what: "nothing", id: "" },
    { what: "a path", id: "../.." },
    { what: "a beginning", id: "cus_" },
    { what: "other letters", id: `cus_${"g".repeat(32)}` },
    { what: "a zero byte after it", id: `cus_${"1".repeat(32)}\0` },
    { what: "100,000 letters", id: "x".repeat(100_000) },
  ])("cannot be imported by $what instead of an id", async ({ id }) => {
    const { caller } = await startConfigured();
    const { imported, diagnostics } = await caller.import(type, id);
    expect(imported).toEqual([]);
    expect(diagnostics).toMatchObject([{ summary: "Invalid customer id" }]);
  });
});
