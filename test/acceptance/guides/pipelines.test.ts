/** Runs the commands of the guide to pipelines, as a runner does. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { parse } from "yaml";
import * as z from "zod/mini";
import { liveCustomer } from "../../support/api/live-customers";
import { blocksOf, runPage } from "../../support/pages/page";
import { usePipelineRunner } from "../../support/pages/pipeline-runner";
import { useTemporaryFolder } from "../../support/use-temporary-folder";

const guide = "docs/guides/pipelines.md";

const stage = usePipelineRunner();

/** The home of a runner that keeps none, and has only the mirror and the configuration. */
const otherHome = useTemporaryFolder();

const lakeside = () => liveCustomer(stage.sandbox, "Lakeside General Hospital");

test("the commands for plain runners deploy, and leave nothing to change", async () => {
  const { runner, sandbox } = stage;
  const { checkout } = runner;
  const env = { AVARA_API_KEY: sandbox.apiKey };
  const printed = await runPage(guide, {
    run: (file, ...args) => runner.run(file, args, env),
  });
  expect(lakeside().metadata).toEqual({ region: "north" });

  const mirrorLine = 'npx cdktf-avara install --mirror "$PWD/mirror"';
  const { stdout } = printed(mirrorLine);
  const [configuration = ""] =
    /^provider_installation \{\n.*?^\}\n/ms.exec(stdout) ?? [];
  const file = join(checkout, "terraform.tfrc");
  await writeFile(file, configuration);
  await runner.succeed(
    `cd cdktf.out/stacks/customers
     rm -r .terraform
     terraform init -input=false`,
    { HOME: otherHome(), TF_CLI_CONFIG_FILE: file },
  );
});

const stepsSchema = z.object({ steps: z.array(z.object({ run: z.string() })) });

const atlantisSchema = z.object({
  workflows: z.object({
    cdktf: z.object({ plan: stepsSchema, apply: stepsSchema }),
  }),
});

test("the workflow for Atlantis deploys what it planned", async () => {
  const { runner, sandbox } = stage;
  const [server = ""] = await blocksOf(guide, "yaml");
  const { plan, apply } = atlantisSchema.parse(parse(server)).workflows.cdktf;
  const runSteps = async ({ steps }: z.infer<typeof stepsSchema>) => {
    for (const { run } of steps)
      await runner.succeed(`sh -c '${run}'`, {
        AVARA_API_KEY: sandbox.apiKey,
        PLANFILE: join(runner.checkout, "customers-default.tfplan"),
      });
  };
  await runSteps(plan);
  expect(sandbox.customers.all()).toEqual([]);
  await runSteps(apply);
  expect(lakeside().isActive).toBe(true);
});

test("the backend for HCP Terraform can replace the example's", async () => {
  const { runner } = stage;
  const [backend = ""] = await blocksOf(guide, "ts");
  const file = join(runner.checkout, "main.ts");
  const source = (await readFile(file, "utf8"))
    .replace("addBackend(stack);", backend)
    .replace("HttpBackend,", "CloudBackend, NamedCloudWorkspace, $&");
  await writeFile(file, source);
  await runner.succeed("npx tsx main.ts");
  const synthesized = join(
    runner.checkout,
    "cdktf.out/stacks/customers/cdk.tf.json",
  );
  expect(JSON.parse(await readFile(synthesized, "utf8"))).toMatchObject({
    terraform: {
      cloud: { organization: "example", workspaces: { name: "customers" } },
    },
  });
});
