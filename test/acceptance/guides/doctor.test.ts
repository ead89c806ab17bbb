/** Runs the guide to the doctor and its example, as their readers do. */
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import {
  copyExample,
  installPackages,
} from "../../support/pages/example-project";
import { declarable } from "../../support/api/live-customers";
import { blocksOf, runPage } from "../../support/pages/page";
import { useCdktfProject } from "../../support/cdktf/use-cdktf-project";
import { repository } from "../../support/repository";

const example = join(repository, "examples/doctor");
const guide = "docs/guides/doctor.md";

const stage = useCdktfProject("none");

test("examples/doctor deploys nothing from a machine without a key, and shows the fix", async () => {
  await copyExample(stage.project, "doctor");
  const withoutKey = "env -u AVARA_API_KEY ./deploy.sh";
  const printed = await runPage("examples/doctor/README.md", stage.project, {
    placeholders: {
      "http://127.0.0.1:…": stage.sandbox.url,
      "AVARA_API_KEY=…": `AVARA_API_KEY=${stage.sandbox.apiKey}`,
    },
    lines: {
      [withoutKey]: { exitCode: 1 },
      "./deploy.sh": {
        before: () => {
          expect(stage.sandbox.requests.list()).toEqual([]);
        },
      },
    },
  });
  expect(printed(withoutKey)).toMatchObject({
    stdout: expect.stringContaining(
      "✗ API key: AVARA_API_KEY is not set\n    export AVARA_API_KEY=…",
    ),
    stderr: "1 thing is wrong.\nNothing was deployed.\n",
  });
  expect(stage.sandbox.customers.all().map(declarable)).toEqual([
    { name: "Lakeside General Hospital", active: true, metadata: {} },
  ]);
});

test("the fixes that the doctor shows on a new machine are those of the guide, and work", async () => {
  await cp(example, stage.project.directory, { recursive: true });
  await installPackages(stage.project.directory);
  const unset = ["CDKTF_SKIP_PROVIDER_LOCK", "AVARA_API_KEY"].flatMap(
    (name) => ["-u", name],
  );
  // The page shows a machine without Bun.
  const variables = [...unset, "AVARA_PROVIDER_RUNTIME=node"];
  const first = "npx cdktf-avara doctor";
  const printed = await runPage(
    guide,
    { run: (...command) => stage.project.run("env", ...variables, ...command) },
    {
      placeholders: { "sk_live_…": stage.sandbox.apiKey },
      lines: { [first]: { exitCode: 1 } },
    },
  );

  const withoutVersions = (text = "") =>
    text
      .replace(/OpenTofu: \S+/, "Terraform: 1.2.3")
      .replaceAll(/\d+\.\d+\.\d+/g, "1.2.3");
  const [shown] = await blocksOf(guide, "text");
  const { stdout, stderr } = printed(first);
  expect(withoutVersions(stdout + stderr)).toBe(withoutVersions(shown));
  const doctor = printed("npx cdktf-avara doctor && npx cdktf diff").stdout;
  expect(doctor).not.toMatch(/^[!✗]/m);
  // The output of cdktf may end early, so it is not read.
  expect(
    await stage.project.succeed(
      "terraform",
      "-chdir=cdktf.out/stacks/customers",
      "plan",
    ),
  ).toContain("1 to add, 0 to change, 0 to destroy.");
});
