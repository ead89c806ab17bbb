/** Runs the guide to drift reports and its example, as their readers do. */
import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import type { CdktfProject } from "../../support/cdktf/cdktf-project";
import { installPackages } from "../../support/pages/example-project";
import { declarable, liveCustomer } from "../../support/api/live-customers";
import { blocksOf, runPage } from "../../support/pages/page";
import { useCdktfProject } from "../../support/cdktf/use-cdktf-project";
import { useQuickCdktf } from "../../support/cdktf/quick-cdktf";
import { repository } from "../../support/repository";

const examples = join(repository, "examples");
const guide = "docs/guides/drift.md";
const drifted = { exitCode: 2 };

const stage = useCdktfProject();

/** The example's place in the project. */
const example = () => join(stage.project.directory, "examples/drift");
const lakeside = () => liveCustomer(stage.sandbox, "Lakeside General Hospital");
const training = () => liveCustomer(stage.sandbox, "Training Clinic");

test("every command of the guide shows what changed in the deployment of examples/drift as the guide does, and a deploy fixes it", async () => {
  const { directory } = stage.project;
  const suppressed = "npx cdktf-avara drift --suppressions drift.yaml";
  await cp(join(examples, "drift"), example(), { recursive: true });
  await installPackages(directory);
  await useQuickCdktf(directory);
  const printed = await runPage("examples/drift/README.md", stage.project, {
    lines: {
      "npx tsx outside-terraform.ts": { before: addUsers },
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
      "npx cdktf deploy production --auto-approve": { before: runGuide },
    },
  });
  const { stdout } = printed(suppressed);
  for (const line of [
    "metadata.plan suppressed until 2099-12-31: The billing system sets it.",
    "suppressed until 2099-12-31: People try things out there.",
    "fix: npx cdktf deploy production",
    "Drift: 1 of 3 customers in 2 stacks differs, with 12 users; 1 suppressed.",
  ])
    expect(stdout).toContain(`${line}\n`);
  expect(stdout).not.toContain("matches nothing");
  expect(printed("npx cdktf-avara drift production").stdout).toBe(
    "No drift: 2 customers in 1 stack.\n",
  );
  expect(declarable(lakeside())).toMatchObject({
    active: true,
    metadata: { region: "north", plan: "enterprise" },
  });
});

function addUsers(): void {
  const { expressCustomerId: id } = lakeside();
  for (let user = 0; user < 12; user += 1)
    stage.sandbox.customers.addUser(id, `usr_${user.toString(16).repeat(32)}`);
}

/** Runs the guide in the folder of the example, whose deployment it needs. */
async function runGuide(): Promise<void> {
  await cp(join(examples, "hcl"), join(example(), "infra"), {
    recursive: true,
  });
  // The guide shows the hospital only.
  stage.sandbox.customers.update(training().expressCustomerId, {
    metadata: { plan: "trial" },
  });
  const inExample: Pick<CdktfProject, "run"> = {
    run: (...command) =>
      stage.project.run("bash", "-c", 'cd "$0" && "$@"', example(), ...command),
  };
  const printed = await runPage(guide, inExample, {
    lines: {
      "npx cdktf-avara drift --synth": drifted,
      "npx cdktf-avara drift staging production": drifted,
      "npx cdktf-avara drift --chdir infra": drifted,
      "npx cdktf-avara drift --unmanaged --output drift.html --output drift.json":
        drifted,
      "npx cdktf-avara drift --from drift.json --format markdown": drifted,
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
  expect(
    printed("npx cdktf-avara drift --from drift.json --format markdown").stdout,
  ).toMatch(/^### ❌ Drift: 1 of 3 customers in 2 stacks differs/);
  expect(await readFile(join(example(), "drift.html"), "utf8")).toContain(
    "Lakeside General Hospital",
  );
}

test.each([
  ["yaml", "drift.yaml"],
  ["typescript", "deactivated.ts"],
])("the %s of the guide is the example's %s", async (language, file) => {
  const [shown = ""] = await blocksOf(guide, language);
  const example = await readFile(join(examples, "drift", file), "utf8");
  expect(example.endsWith(shown)).toBe(true);
});
