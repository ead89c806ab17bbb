/** The guide to drift reports and its example, as their readers run them. */
import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import type { Sandbox } from "../../src/sandbox";
import { createCdktfProject } from "../support/cdktf-project";
import type { CdktfProject } from "../support/cdktf-project";
import { copyExample, installPackages } from "../support/example-project";
import { declarable, liveCustomer } from "../support/live-customers";
import { blocksOf, runPage } from "../support/page";
import { startTestSandbox } from "../support/start-sandbox";

const examples = join(__dirname, "../../examples");
const guide = "docs/guides/drift.md";
const drifted = { exitCode: 2 };

// The real cdktf, on a machine that has other work too.
jest.setTimeout(180_000);

let sandbox: Sandbox;
let project: CdktfProject;

beforeEach(async () => {
  sandbox = await startTestSandbox();
  project = await createCdktfProject(sandbox);
});

afterEach(async () => {
  await project[Symbol.asyncDispose]();
});

const lakeside = () => liveCustomer(sandbox, "Lakeside General Hospital");
const training = () => liveCustomer(sandbox, "Training Clinic");

test("examples/drift deploys two stacks, somebody changes both elsewhere, and the next deploy mends them", async () => {
  const suppressed = "npx cdktf-avara drift --suppressions drift.yaml";
  await copyExample(project, "drift");
  const printed = await runPage("examples/drift/README.md", project, {
    lines: {
      "npx cdktf-avara drift": drifted,
      [suppressed]: {
        ...drifted,
        before: () => {
          expect(declarable(lakeside())).toMatchObject({
            active: false,
            metadata: { region: "north", plan: "trial" },
          });
          expect(training().metadata).toEqual({ plan: "enterprise" });
        },
      },
      "npx cdktf-avara drift --format json --output drift.json": drifted,
    },
  });
  const { stdout } = printed(suppressed);
  for (const reason of [
    "metadata.plan suppressed until 2099-12-31: The billing system sets it.",
    "suppressed until 2099-12-31: People try things out there.",
    "Drift: 1 of 3 customers in 2 stacks differs, with 0 users, 1 suppressed.",
  ])
    expect(stdout).toContain(`${reason}\n`);
  expect(stdout).not.toContain("about nothing");
  expect(printed("npx tsx deactivated.ts").stdout).toBe(
    "Lakeside General Hospital: 0 users\n",
  );
  expect(printed("npx cdktf-avara drift staging production").stdout).toBe(
    "No drift: 3 customers in 2 stacks.\n",
  );
  expect(declarable(lakeside())).toMatchObject({
    active: true,
    metadata: { region: "north", plan: "enterprise" },
  });
  expect(training().metadata).toEqual({ plan: "trial" });
});

/** Deploys the stacks of the example, after which somebody changes one of them elsewhere. */
async function driftApart({ succeed }: CdktfProject): Promise<void> {
  await succeed("npx", "tsx", "main.ts");
  await Promise.all(
    ["staging", "production"].map(async (stack) => {
      const chdir = `-chdir=cdktf.out/stacks/${stack}`;
      await succeed("terraform", chdir, "init");
      await succeed("terraform", chdir, "apply", "-auto-approve");
    }),
  );
  const { expressCustomerId: id, metadata } = lakeside();
  for (let user = 0; user < 12; user += 1)
    sandbox.customers.addUser(id, `usr_${user.toString(16).repeat(32)}`);
  sandbox.customers.update(id, { metadata: { ...metadata, plan: "trial" } });
  sandbox.customers.deactivate(id);
}

test("every command of the guide tells the drift that the guide shows", async () => {
  const { directory } = project;
  await cp(join(examples, "drift"), directory, { recursive: true });
  await cp(join(examples, "hcl"), join(directory, "infra"), {
    recursive: true,
  });
  await installPackages(directory);
  const printed = await runPage(guide, project, {
    lines: {
      "npx cdktf-avara drift --synth": {
        ...drifted,
        before: () => driftApart(project),
      },
      "npx cdktf-avara drift staging production": drifted,
      "npx cdktf-avara drift --chdir infra": drifted,
      "npx cdktf-avara drift --unmanaged --format html --output drift.html":
        drifted,
      "npx cdktf-avara drift --format json --output drift.json": drifted,
      "npx cdktf-avara drift --suppressions drift.yaml": drifted,
    },
  });

  const [shown = ""] = await blocksOf(guide, "text");
  const withoutIds = (text: string) => text.replaceAll(/cus_\w{32}/g, "cus_…");
  expect(withoutIds(printed("npx cdktf-avara drift --synth").stdout)).toBe(
    withoutIds(shown),
  );
  expect(printed("npx tsx deactivated.ts").stdout).toBe(
    "Lakeside General Hospital: 12 users\n",
  );
  expect(await readFile(join(directory, "drift.html"), "utf8")).toContain(
    "Lakeside General Hospital",
  );
});

test.each([
  ["yaml", "drift.yaml"],
  ["typescript", "deactivated.ts"],
])("the %s of the guide is the example's %s", async (language, file) => {
  const [shown = ""] = await blocksOf(guide, language);
  const example = await readFile(join(examples, "drift", file), "utf8");
  expect(example.endsWith(shown)).toBe(true);
});
