import { describe, expect, test } from "@jest/globals";
import type {
  DriftReport,
  ReportedCustomer,
} from "../../../src/cli/drift/drift-report";
import { driftReportSchema } from "../../../src/cli/drift/drift-report";
import { escapeMarkup } from "../../../src/cli/drift/escape-markup";
import {
  formatReport,
  reportFormats,
} from "../../../src/cli/drift/format-report";

const terminal = { columns: 80, hasColors: false };

type Drift = NonNullable<ReportedCustomer["drift"]>;

const attribute: Drift["attributes"][number] = {
  attribute: "metadata.plan",
  declared: "standard",
  lastState: "standard",
  live: "trial",
  isSensitive: false,
  isDeclaredUnknown: false,
  isUndone: true,
  suppression: null,
};

const drift: Drift = {
  kind: "changed",
  attributes: [attribute],
  nextDeploy: "update",
  deployUndoes: "all",
  mend: "npx cdktf deploy customers",
  userCount: 2,
  suppression: null,
};

const suppression = { reason: "billing owns it", expires: "2026-12-31" };

function customer(
  name: string,
  change: Partial<Drift> | null,
): ReportedCustomer {
  return {
    stack: "customers",
    address: "avara_express_customer.alpha",
    id: `cus_${"a".repeat(32)}`,
    name,
    isActive: true,
    drift: change === null ? null : { ...drift, ...change },
  };
}

function reportOf(...customers: ReportedCustomer[]): DriftReport {
  const drifts = customers.flatMap((one) => one.drift ?? []);
  const suppressed = drifts.filter((one) => one.suppression !== null).length;
  return {
    version: 1,
    generatedAt: "2026-06-15T12:00:00.000Z",
    summary: {
      customers: customers.length,
      active: customers.length,
      inactive: 0,
      drifted: drifts.length - suppressed,
      suppressed,
      users: 2,
    },
    stacks: [{ name: "customers", directory: "/app" }],
    customers,
    suppressions: [],
    notes: [],
  };
}

const format = (
  name: (typeof reportFormats)[number],
  ...customers: ReportedCustomer[]
) => formatReport(reportOf(...customers), name, terminal);

test("json is the report, which its schema reads back", () => {
  const report = reportOf(customer("Alpha", {}), customer("Beta", null));
  const text = formatReport(report, "json", terminal);
  expect(driftReportSchema.parse(JSON.parse(text))).toEqual(report);
});

describe("the table", () => {
  test("tells a customer, its values, what the next deploy does, and the mend", () => {
    expect(format("table", customer("Alpha", {}))).toBe(
      `✗ Alpha: changed elsewhere, 2 users
  customers  avara_express_customer.alpha  cus_${"a".repeat(32)}
    attribute      declared    last state  live
    metadata.plan  "standard"  "standard"  "trial"
  The next deploy undoes this.
  mend: npx cdktf deploy customers

Drift: 1 of 1 customer in 1 stack differs, with 2 users.
`,
    );
  });

  test("says that nothing differs", () => {
    expect(format("table", customer("Alpha", null))).toBe(
      "No drift: 1 customer in 1 stack.\n",
    );
  });

  test("says why a suppressed difference does not count", () => {
    const text = format("table", customer("Alpha", { suppression }));
    expect(text).toContain("○ Alpha: changed elsewhere, 2 users\n");
    expect(text).toContain("suppressed until 2026-12-31: billing owns it\n");
    expect(text).toContain("No drift: 1 customer in 1 stack, 1 suppressed.\n");
    expect(text).not.toContain("mend:");
  });

  test("breaks long values where the terminal is narrow", () => {
    const long = {
      ...attribute,
      live: "x".repeat(100),
      declared: "y".repeat(70),
    };
    const lines = format("table", customer("Alpha", { attributes: [long] }))
      .split("\n")
      .filter((line) => line.startsWith("    "));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(
      80,
    );
    const text = lines.join("");
    expect(text.split("x").length - 1).toBe(100);
    expect(text.split("y").length - 1).toBe(70);
  });

  test("has colours only where the terminal has", () => {
    const report = reportOf(customer("Alpha", {}));
    const escape = "\u001b[";
    expect(formatReport(report, "table", terminal)).not.toContain(escape);
    expect(
      formatReport(report, "table", { ...terminal, hasColors: true }),
    ).toContain(escape);
  });

  test("says which suppressions expired, and which are about nothing", () => {
    const report = {
      ...reportOf(customer("Alpha", {})),
      notes: ["Users were not counted: AVARA_API_KEY is not set."],
      suppressions: [
        {
          stack: "*",
          customer: "a",
          attribute: null,
          reason: "old",
          expires: "2026-01-01",
          isExpired: true,
          matches: 1,
        },
        {
          stack: "*",
          customer: "b",
          attribute: "name",
          reason: "vain",
          expires: "2026-12-31",
          isExpired: false,
          matches: 0,
        },
        {
          stack: "*",
          customer: "c",
          attribute: null,
          reason: "used",
          expires: "2026-12-31",
          isExpired: false,
          matches: 1,
        },
      ],
    };
    const notes = formatReport(report, "table", terminal)
      .split("\n")
      .filter((line) => line.startsWith("!"));
    expect(notes).toEqual([
      "! Users were not counted: AVARA_API_KEY is not set.",
      "! The suppression of a (old) expired on 2026-01-01, and counts again.",
      "! The suppression of name of b (vain) is about nothing that differs.",
    ]);
  });
});

const hostile =
  "</title><script>alert(1)</script> @octocat | `x` [a](b) & \" ' \u001b[31m \u0000 \u202e \ud800";

describe("a hostile name, key and value", () => {
  const report = reportOf(
    customer(hostile, {
      attributes: [
        { ...attribute, attribute: `metadata.${hostile}`, live: hostile },
      ],
      mend: hostile,
    }),
    customer(hostile, { suppression: { ...suppression, reason: hostile } }),
  );

  test.each(reportFormats.filter((name) => name !== "json"))(
    "is shown without what would act on a screen in %s",
    (name) => {
      const text = formatReport(report, name, terminal);
      // eslint-disable-next-line no-control-regex -- these are what is not to be there
      expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202e]/);
    },
  );

  test.each(["html", "junit"] as const)("is no markup in %s", (name) => {
    const text = formatReport(report, name, terminal);
    expect(text).not.toContain("<script");
  });

  test("is no markup and no mention in markdown, outside of code", () => {
    const text = formatReport(report, "markdown", terminal);
    const prose = text.replaceAll(/(`+)(?!`).*?(?<!`)\1(?!`)/g, "");
    expect(prose).not.toContain("<script");
    expect(prose).not.toContain("@octocat");
    expect(prose).not.toContain("[a](b)");
  });

  test("stays in its cell of a markdown table", () => {
    const row = formatReport(report, "markdown", terminal)
      .split("\n")
      .find((line) => line.startsWith("| `"));
    expect(row?.split(/(?<!\\)\|/)).toHaveLength(6);
  });
});

describe("markdown", () => {
  test("is a heading, a table a customer, and the mend", () => {
    const text = format("markdown", customer("Alpha", {}));
    expect(text).toMatch(/^### ❌ Drift: 1 of 1 customer /);
    expect(text).toContain("#### Alpha: changed elsewhere, 2 users\n");
    expect(text).toContain(
      '| attribute | declared | last state | live |\n| --- | --- | --- | --- |\n| `metadata.plan` | `"standard"` | `"standard"` | `"trial"` |\n',
    );
    expect(text).toContain("Mend it with `npx cdktf deploy customers`\n");
  });

  test("fits into a comment, and counts what does not", () => {
    const many = Array.from({ length: 1000 }, (_, i) =>
      customer(`Clinic ${i}`, {}),
    );
    const text = format("markdown", ...many);
    const shown = text.match(/^#### /gm)?.length ?? 0;
    expect(text.length).toBeLessThan(65_536);
    expect(shown).toBeGreaterThan(100);
    expect(text).toContain(`… and ${1000 - shown} more`);
  });
});

describe("junit", () => {
  test("has a failure for drift, a skipped test for what is suppressed, and no more", () => {
    const text = format(
      "junit",
      customer("Alpha", {}),
      customer("Beta", { suppression }),
      customer("Gamma", null),
    );
    expect(text).toContain(
      '<testsuite name="customers" tests="3" failures="1" errors="0" skipped="1" time="0" timestamp="2026-06-15T12:00:00">',
    );
    expect(text.match(/<failure type="changed"/g)).toHaveLength(1);
    expect(text).toContain(
      '<skipped message="suppressed until 2026-12-31: billing owns it"/>',
    );
    expect(text).toContain(
      'name="avara_express_customer.alpha (Gamma)" time="0"/>',
    );
  });
});

describe("html", () => {
  const text = format("html", customer("Alpha", {}), customer("Beta", null), {
    ...customer("Gamma", { kind: "gone" }),
    isActive: null,
  });

  test("loads nothing and runs nothing", () => {
    expect(text).not.toMatch(
      /<(script|link|img|iframe)\b|https?:|url\(|@import/,
    );
    expect(text).toContain("default-src 'none'");
  });

  test("draws a square a customer, and says in words what it shows", () => {
    expect(text.match(/<g transform/g)).toHaveLength(3);
    expect(text).toContain("<title>Beta: active</title>");
    expect(text).toContain("<title>Gamma: absent, gone</title>");
    expect(text).toContain(
      'aria-label="customers, 3 customers: 2 active, 0 inactive, 1 not live; 2 drifted"',
    );
  });

  test("closes every element that it opens", () => {
    const open: string[] = [];
    for (const [, slash, name = "", empty] of text.matchAll(
      /<(\/?)([a-z]\w*)[^>]*?(\/?)>/g,
    )) {
      if (slash === "/") expect(open.pop()).toBe(name);
      else if (empty !== "/" && name !== "meta") open.push(name);
    }
    expect(open).toEqual([]);
  });
});

test.each([
  [`<a href="x">&'`, "&#60;a href=&#34;x&#34;&#62;&#38;&#39;"],
  ["tab\tand\rreturn", "tab&#9;and&#13;return"],
  ["\u0000\u000b\ufffe\ud800", "\ufffd\ufffd\ufffd\ufffd"],
  ["医院 👩‍⚕️", "医院 👩‍⚕️"],
])("markup is escaped: %j", (text, escaped) => {
  expect(escapeMarkup(text)).toBe(escaped);
});
