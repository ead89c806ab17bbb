import { describe, expect, test } from "@jest/globals";
import {
  customer,
  failedReport,
  format,
  suppression,
  formatReport,
} from "../../sample-report";

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

  test.each([
    ["drift", { kind: "changed" }],
    ["pending", { kind: "undeployed" }],
    ["unmanaged", { kind: "unmanaged" }],
    ["suppressed", { suppression }],
  ] as const)("shows what is %s in a colour of its own", (status, change) => {
    const html = format("html", customer("Alpha", change));
    expect(html).toContain(`<article class="${status}" id="customer-1">`);
    expect(html).toContain(`</title><g class="active ${status}">`);
  });

  test("draws a square for each customer, and says in words what it shows", () => {
    expect(text.match(/<svg role="img">/g)).toHaveLength(3);
    expect(text).toContain("<title>Beta: active</title>");
    expect(text).toContain("<title>Gamma: absent, gone, 2 users</title>");
    expect(text).toContain(
      'aria-label="customers, 3 customers: 2 active, 0 inactive, 1 not live; 2 differ"',
    );
  });

  test.each([
    ["everything is known", text],
    ["a plan failed", formatReport(failedReport(), "html")],
  ])("closes every element that it opens, if %s", (_case, html) => {
    const open: string[] = [];
    for (const [, slash, name = "", empty] of html.matchAll(
      /<(\/?)([a-z]\w*)[^>]*?(\/?)>/g,
    )) {
      if (slash === "/") expect(open.pop()).toBe(name);
      else if (empty !== "/" && name !== "meta") open.push(name);
    }
    expect(open).toEqual([]);
  });

  test("links the square of a customer that differs to its description", () => {
    expect(text).toContain('<article class="drift" id="customer-1">');
    expect(text).toContain(
      '<a href="#customer-1"><svg role="img"><title>Alpha: active',
    );
    expect(text).not.toContain('href="#customer-2"');
  });

  test("marks the side that changed, and names the sides in each cell for narrow screens", () => {
    expect(text).toContain(
      '<td data-side="declared">&#34;standard&#34;</td><td data-side="last state">&#34;standard&#34;</td><td data-side="live" class="changed">&#34;trial&#34;</td>',
    );
  });
});
