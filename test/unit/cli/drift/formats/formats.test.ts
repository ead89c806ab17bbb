import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "@jest/globals";
import type {
  DriftReport,
  ReportedCustomer,
} from "../../../../../src/cli/drift/report/drift-report";
import { driftReportSchema } from "../../../../../src/cli/drift/report/drift-report";
import { escapeMarkup } from "../../../../../src/cli/drift/formats/escape-markup";
import { displayWidth } from "../../../../../src/cli/drift/formats/fit-text";
import {
  formatReport,
  reportFormats,
} from "../../../../../src/cli/drift/formats/format-report";

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
    unknown: null,
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
      unknown: customers.filter((one) => one.unknown !== null).length,
      users: 2,
    },
    stacks: [{ name: "customers", directory: "/app", errors: [] }],
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

  const plan = { ...attribute, suppression };
  const region = { ...attribute, attribute: "metadata.region" };

  test("says why some attributes do not count, where others do", () => {
    const text = format(
      "table",
      customer("Alpha", { attributes: [plan, region] }),
    );
    expect(text).toContain(`
    attribute                   declared    last state  live
    metadata.plan (suppressed)  "standard"  "standard"  "trial"
    metadata.region             "standard"  "standard"  "trial"
  metadata.plan suppressed until 2026-12-31: billing owns it
  The next deploy undoes this.
`);
  });

  test("says of each attribute why it does not count, where the reasons are several", () => {
    const moved = { reason: "the clinic moves", expires: "2026-07-31" };
    const attributes = [plan, { ...region, suppression: moved }];
    expect(format("table", customer("Alpha", { attributes, suppression })))
      .toContain(`
  metadata.plan suppressed until 2026-12-31: billing owns it
  metadata.region suppressed until 2026-07-31: the clinic moves
`);
  });

  test("breaks long values where the terminal is narrow", () => {
    const long = {
      ...attribute,
      live: "x".repeat(100),
      declared: "y".repeat(70),
    };
    const text = format("table", customer("Alpha", { attributes: [long] }))
      .split("\n")
      .filter((line) => line.startsWith("    "))
      .join("");
    expect(text.split("x").length - 1).toBe(100);
    expect(text.split("y").length - 1).toBe(70);
  });

  test("breaks a command so that it stays one", () => {
    const mend = "cd apps/customers && npx cdktf deploy production-customers";
    const report = reportOf(customer("Alpha", { mend }));
    expect(formatReport(report, "table", { ...terminal, columns: 40 }))
      .toContain(`
  The next deploy undoes this.
  mend:
    cd apps/customers && npx cdktf \\
    deploy production-customers
`);
  });

  /** Everything there is, in texts that take more columns, or fewer, than they have characters. */
  function wideReport(): DriftReport {
    const name = "医院👩‍⚕️".repeat(12);
    const accented = "e\u0301".repeat(70);
    const wide = {
      ...attribute,
      attribute: `metadata.${name}`,
      declared: name,
      lastState: accented,
      live: "long ".repeat(30),
    };
    const alpha = customer(name, {
      attributes: [{ ...wide, suppression }, wide],
      mend: `npx cdktf-avara adopt --id cus_${"a".repeat(32)}`,
    });
    const reason = `${accented} ${name}`;
    const report = reportOf(
      {
        ...alpha,
        stack: "production-customers",
        address: `avara_express_customer.customers["${name}"]`,
      },
      customer("Alpha", { suppression: { ...suppression, reason } }),
      { ...customer(name, null), unknown: "live" },
    );
    const errors = [
      { summary: name, detail: `  - ${name}\n${accented}`, address: name },
    ];
    return {
      ...report,
      stacks: report.stacks.map((stack) => ({ ...stack, errors })),
      notes: [reason],
    };
  }

  test.each([40, 80, 120])(
    "is no wider than a terminal of %d columns",
    (columns) => {
      for (const hasColors of [false, true]) {
        const text = formatReport(wideReport(), "table", {
          columns,
          hasColors,
        });
        const widths = text
          .split("\n")
          .map((line) => displayWidth(stripVTControlCharacters(line)));
        expect(Math.max(...widths)).toBeLessThanOrEqual(columns);
        expect(Math.max(...widths)).toBeGreaterThan(columns - 4);
      }
    },
  );

  test("shows a character that is wider than any line", () => {
    const endless = `क${"\u093e".repeat(200)}`;
    const attributes = [{ ...attribute, live: endless }];
    expect(format("table", customer(endless, { attributes }))).toContain(
      endless,
    );
  });

  test("shows the values of wide characters below each other", () => {
    const attributes = [
      { ...attribute, declared: "医院", lastState: "医", live: "e\u0301" },
    ];
    expect(format("table", customer("Alpha", { attributes }))).toContain(`
    attribute      declared  last state  live
    metadata.plan  "医院"    "医"        "e\u0301"
`);
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

/** A customer that differs, one that is not planned, and one that is not looked at. */
function refusedReport(): DriftReport {
  const report = reportOf(
    {
      ...customer("Alpha", {
        attributes: [{ ...attribute, declared: null, isDeclaredUnknown: true }],
        nextDeploy: "none",
        deployUndoes: "none",
      }),
      unknown: "next_deploy",
    },
    { ...customer("Beta", null), unknown: "next_deploy" },
    { ...customer("Gamma", null), unknown: "live", isActive: null },
  );
  const error = {
    summary: "The plan deactivates too many",
    detail: "It deactivates 3:\n\n  - Alpha\n  - <b>```",
    address: "avara_express_customer.beta",
  };
  return {
    ...report,
    stacks: report.stacks.map((stack) => ({
      ...stack,
      errors: [error, { ...error, address: null }],
    })),
  };
}

describe("a plan that Terraform refuses", () => {
  const report = refusedReport();
  const formatted = (name: (typeof reportFormats)[number]) =>
    formatReport(report, name, terminal);

  test("is told in the table, with what is known and what is not", () => {
    const place = `customers  avara_express_customer.alpha  cus_${"a".repeat(32)}`;
    expect(formatted("table")).toBe(`✗ Alpha: changed elsewhere, 2 users
  ${place}
    attribute      declared         last state  live
    metadata.plan  (not known yet)  "standard"  "trial"
  What the next deploy does about it is not known: Terraform refuses the plan.
  mend: npx cdktf deploy customers

? Beta: not planned
  ${place}
  What the next deploy does about it is not known: Terraform refuses the plan.

? Gamma: not looked at
  ${place}
  What it is by now is not known: Terraform refuses the plan, and has not looked
  at it.

✗ Terraform refuses to plan customers: The plan deactivates too many, and 1
  other error. No deploy changes anything until that is put right.

    Error: The plan deactivates too many

      with avara_express_customer.beta

    It deactivates 3:

      - Alpha
      - <b>\`\`\`

    Error: The plan deactivates too many

    It deactivates 3:

      - Alpha
      - <b>\`\`\`

Drift: 1 of 3 customers in 1 stack differs, with 2 users. Incomplete: Terraform
refuses to plan 1 stack, and 3 customers are not known in full.
`);
  });

  test("is no green report where nothing is found to differ", () => {
    const { customers } = report;
    const unknown = {
      ...report,
      customers: customers.slice(1),
      summary: { ...report.summary, customers: 2, drifted: 0, unknown: 2 },
    };
    expect(formatReport(unknown, "markdown", terminal)).toMatch(
      /^### ❌ No drift found: 2 customers in 1 stack\. Incomplete: /,
    );
    expect(formatReport(unknown, "html", terminal)).toContain(
      '<p class="summary bad">No drift found: ',
    );
  });

  test("is a fenced block of markdown, out of which its text cannot break", () => {
    expect(formatted("markdown")).toMatch(
      /^````text\nTerraform refuses to plan customers: [^]*^ {2}- <b>```\n````$/m,
    );
  });

  test("leaves room in a comment, however much Terraform says", () => {
    const [stack] = report.stacks;
    const detail = "x".repeat(100_000);
    const errors = [{ summary: "long", detail, address: null }];
    const many = Array.from({ length: 20 }, (_, i) => ({
      name: `stack-${i}`,
      directory: stack?.directory ?? "",
      errors,
    }));
    const text = formatReport(
      { ...report, stacks: many },
      "markdown",
      terminal,
    );
    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain("stack-0");
    expect(text).toContain("#### `Gamma`: not looked at");
  });

  test("is an error of JUnit, as each customer is that is not known", () => {
    const text = formatted("junit");
    expect(text).toContain(
      '<testsuite name="customers" tests="4" failures="1" errors="3" skipped="0"',
    );
    expect(text).toContain(
      '<testcase classname="customers" name="terraform plan" time="0">\n      <error type="refused" message="Terraform refuses to plan customers: ',
    );
    expect(text.match(/<error type="(next_deploy|live)"/g)).toHaveLength(2);
  });

  test("is shown in HTML, and what is not known in the picture of the fleet", () => {
    const text = formatted("html");
    expect(text).toContain("- &#60;b&#62;```");
    expect(text).toContain("<title>Beta: active, not planned</title>");
    expect(text).toContain("<title>Gamma: unseen, not looked at</title>");
    expect(text).toContain(
      "3 customers: 2 active, 0 inactive, 0 not live; 1 drifted, 3 not known",
    );
    expect(text).toContain("<dt>not known</dt><dd>3</dd>");
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
    { ...customer(hostile, null), unknown: "next_deploy" },
  );
  report.stacks = [
    {
      name: hostile,
      directory: "/app",
      errors: [{ summary: hostile, detail: hostile, address: hostile }],
    },
  ];

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

  test("stays in its cell of a markdown table", () => {
    const row = formatReport(report, "markdown", terminal)
      .split("\n")
      .find((line) => line.startsWith("| `"));
    expect(row?.split(/(?<!\\)\|/)).toHaveLength(6);
  });
});

/** What CommonMark takes for code spans, and what for text. */
function splitCode(markdown: string) {
  const spans: string[] = [];
  const prose = markdown
    .replaceAll(/^(`{3,})text$.*?^\1$/gms, "")
    .replaceAll(
      /(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)/g,
      (_span, _fence: string, content: string) => {
        spans.push(
          / *[^ ]/.test(content) ? content.replace(/^ (.*) $/, "$1") : content,
        );
        return "";
      },
    );
  return { spans, prose };
}

describe("markdown", () => {
  const markdownAbout = (text: string) => {
    const mark = { ...suppression, reason: text };
    const attributes = [
      { ...attribute, attribute: text, suppression: mark },
      { ...attribute, live: text },
    ];
    const report = reportOf(customer(text, { attributes, mend: text }), {
      ...customer(text, null),
      stack: text,
      unknown: "live",
    });
    return splitCode(
      formatReport({ ...report, notes: [text] }, "markdown", terminal),
    );
  };

  // What GitHub or GitLab would make a link, a mention, a command or something else of.
  test.each([
    "@octocat",
    "#181",
    "GH-7",
    "!7",
    "a/b#1",
    "https://evil.example",
    "www.evil.example",
    "a@evil.example",
    "deadbeefdeadbeef",
    ":smile:",
    "[a](b)",
    "![a](b)",
    "<script>",
    "*a*",
    "$`a`$",
    "`b` ",
    " ``b``",
    "|",
    "/close",
  ])("shows a text as it is, and makes nothing of it: %j", (text) => {
    const { spans, prose } = markdownAbout(text);
    const inTables = text.replaceAll("|", "\\|");
    expect(spans.filter((span) => span === text).length).toBeGreaterThan(4);
    expect(spans).toContain(inTables);
    expect(spans).toContain(`"${inTables}"`);
    expect(spans).toContain(`${text} suppressed until 2026-12-31: ${text}`);
    expect(prose).toBe(markdownAbout("Alpha").prose);
  });

  test("escapes pipes in the cells of a table, and nowhere else", () => {
    const attributes = [{ ...attribute, live: "A|B" }];
    const text = format(
      "markdown",
      customer("A|B", { attributes, mend: "cd 'A|B'" }),
    );
    expect(text).toContain("#### `A|B`: changed elsewhere");
    expect(text).toContain("Mend it with `cd 'A|B'`\n");
    expect(text).toContain(' | `"A\\|B"` |\n');
  });

  test("is a heading, a table a customer, and the mend", () => {
    const text = format("markdown", customer("Alpha", {}));
    expect(text).toMatch(/^### ❌ Drift: 1 of 1 customer /);
    expect(text).toContain("#### `Alpha`: changed elsewhere, 2 users\n");
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

  /** Suppressions that say that they expired, in a line each. */
  const expired = (number: number): DriftReport["suppressions"] =>
    Array.from({ length: number }, (_, i) => ({
      stack: "*",
      customer: `avara_express_customer.clinic_${i}`,
      attribute: null,
      reason: `${"why ".repeat(100)}\``,
      expires: "2026-01-01",
      isExpired: true,
      matches: 0,
    }));

  test.each([
    ["", "x".repeat(10_000)],
    [" in fences", "`".repeat(10_000)],
  ])(
    "fits into a comment with many notes and long refusals%s",
    (_case, detail) => {
      const report = reportOf(
        ...Array.from({ length: 400 }, (_, i) => customer(`Clinic ${i}`, {})),
      );
      const errors = [{ summary: "refused", detail, address: null }];
      const text = formatReport(
        {
          ...report,
          stacks: ["one", "two"].map((name) => ({
            name,
            directory: "/app",
            errors,
          })),
          suppressions: expired(200),
        },
        "markdown",
        terminal,
      );
      const shown = text.match(/^#### /gm)?.length ?? 0;
      const notes = text.match(/^- ⚠️ ``The .* expired on .*``$/gm) ?? [];
      expect(text.length).toBeLessThanOrEqual(65_000);
      expect(text).toContain("Terraform refuses to plan one");
      expect(shown).toBeGreaterThan(50);
      expect(text).toContain(`… and ${400 - shown} more;`);
      expect(notes.length).toBeGreaterThan(10);
      expect(text).toMatch(
        new RegExp(`\n- … and ${200 - notes.length} more notes\n$`),
      );
    },
  );

  test("tells all notes where there is room", () => {
    const report = { ...reportOf(), suppressions: expired(3) };
    const text = formatReport(report, "markdown", terminal);
    expect(text.match(/^- ⚠️ /gm)).toHaveLength(3);
    expect(text).not.toContain("more note");
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

  test.each([
    ["all is known", text],
    ["a plan is refused", formatReport(refusedReport(), "html", terminal)],
  ])("closes every element that it opens, where %s", (_case, html) => {
    const open: string[] = [];
    for (const [, slash, name = "", empty] of html.matchAll(
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
