/** The guide to drift names every option, kind, format and exit code, and shows a report as the command does. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { driftKinds } from "../../../src/cli/drift/drift-kinds";
import { reportFormats } from "../../../src/cli/drift/formats/report-format";
import { readPlan } from "../../../src/cli/drift/plan/read-plan";
import { parseSuppressions } from "../../../src/cli/drift/report/suppressions";
import { createProgram } from "../../../src/cli/program";
import { Diagnostics } from "../../../src/framework/diagnostics";
import { DeactivationGuard } from "../../../src/provider/express-customer/deactivation/deactivation-guard";
import { captureIo } from "../../support/cli/capture-io";
import { reportFrom, sampleStack } from "../../support/cli/report-from";
import { blocksOf } from "../../support/pages/page";
import { repository } from "../../support/repository";
import { formatReport } from "../cli/drift/sample-report";

const guide = "docs/guides/drift.md";
const readGuide = () => readFile(join(repository, guide), "utf8");

const drift = createProgram(captureIo().io).commands.find(
  (command) => command.name() === "drift",
);

test("it explains every option, and no other", async () => {
  const text = await readGuide();
  const explained = new Set(
    [...text.matchAll(/(?<=[ `])--[a-z][a-z-]+/g)].map(([option]) => option),
  );
  const options = drift?.options.map(({ long }) => long) ?? [];
  expect([...explained].sort()).toEqual([...options].sort());
});

test("it explains every kind, every format, and what is not known", async () => {
  const text = await readGuide();
  for (const word of [...driftKinds, ...reportFormats, "next_deploy", "live"])
    expect(text).toContain(`| \`${word}\``);
});

test("it explains every exit code, and no other", async () => {
  const text = await readGuide();
  const codes = [...text.matchAll(/^\| (\d+) +\|/gm)].map(([, code]) => code);
  expect(codes).toEqual(["0", "2", "1", "130"]);
});

test("its suppressions can be read", async () => {
  const [yaml = ""] = await blocksOf(guide, "yaml");
  expect(parseSuppressions(yaml)).toHaveLength(2);
});

test("it shows a failed plan as the command does", async () => {
  const westside = {
    id: "cus_3fb257a9d238c77a79bd32a80e1f3555",
    name: "Westside Clinic",
  };
  const values = { ...westside, active: true, metadata: {} };
  const customer = (name: string) => ({
    address: `avara_express_customer.${name}`,
    mode: "managed",
    type: "avara_express_customer",
    values,
    change: { actions: ["no-op"], before: values, after: values },
  });
  const planned = ["lakeside", "st-anne"].map(customer);
  const resources = [...planned, customer("westside")];
  const plan = {
    resource_changes: planned,
    prior_state: { values: { root_module: { resources } } },
  };
  const diagnostics = new Diagnostics();
  new DeactivationGuard(0).announce(
    { ...westside, userCount: 4 },
    "its resource is destroyed",
    diagnostics,
  );
  const errors = diagnostics.list
    .filter(({ severity }) => severity === "error")
    .map(({ summary, detail }) => {
      const address = "avara_express_customer.westside";
      return { summary, detail, address };
    });
  const stack = { ...sampleStack, name: "production" };
  const customers = readPlan(JSON.stringify(plan), new Set([westside.id]));
  const report = reportFrom({ stacks: [{ stack, customers, errors }] });
  const [, shown] = await blocksOf(guide, "text");
  expect(
    formatReport(report, "table", { columns: 120, hasColors: false }),
  ).toBe(shown);
});
