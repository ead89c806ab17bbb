/** Sends texts from code through cdktf's synthesis and the real terraform to the live customer. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { App, LocalBackend, TerraformStack, TerraformVariable } from "cdktf";
import { AvaraProvider, ExpressCustomer } from "../../src/index";
import type { Sandbox } from "../../src/sandbox";
import { createCdktfProject } from "../support/terraform/cdktf-project";
import type { CdktfProject } from "../support/terraform/cdktf-project";
import { startTestSandbox } from "../support/api/start-sandbox";

let sandbox: Sandbox;
let project: CdktfProject;
let outdir: string;

beforeEach(async () => {
  sandbox = await startTestSandbox();
  project = await createCdktfProject(sandbox);
  outdir = await mkdtemp(join(tmpdir(), "cdktf-avara-out-"));
});

afterEach(async () => {
  await project[Symbol.asyncDispose]();
  await rm(outdir, { recursive: true });
});

/** Applies a stack, then checks that a second plan finds nothing to change. */
async function deploy(build: (stack: TerraformStack) => void): Promise<void> {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, "stack");
  new LocalBackend(stack, { path: "terraform.tfstate" });
  new AvaraProvider(stack, "avara");
  build(stack);
  app.synth();
  const json = await readFile(join(outdir, "stacks/stack/cdk.tf.json"), "utf8");
  await writeFile(join(project.directory, "cdk.tf.json"), json);
  await project.succeed("terraform", "init");
  await project.succeed("terraform", "apply", "-auto-approve");
  await project.succeed("terraform", "plan", "-detailed-exitcode");
}

const texts = [
  "${name}",
  "%{ if true }yes%{ endif }",
  "$${escaped}",
  "$$$${many} %%%{ many }",
  "${",
  "%{",
  "}",
  '"quoted" \\"escaped\\" \\n',
  "two\nlines\tand a tab",
  "Žluťoučká klinika 病院 مستشفى",
  "👩‍⚕️ 🏥",
  "~{ ${~ trim ~} }",
  "1e5",
  "-1.5e+3",
];

test("every name and every pair of metadata arrives unchanged", async () => {
  const metadata = Object.fromEntries(texts.map((text) => [text, text]));
  await deploy((stack) => {
    texts.forEach((name, index) => {
      new ExpressCustomer(stack, `customer-${index}`, { name, metadata });
    });
  });
  const live = sandbox.customers.all();
  expect(live.map((customer) => customer.expressCustomerName).sort()).toEqual(
    [...texts].sort(),
  );
  for (const customer of live) expect(customer.metadata).toEqual(metadata);
});

test("a text beside a token arrives unchanged, and the token as its value", async () => {
  const around = [...texts, "$", "$$", "%", "{", "${ and } and %{ and $"];
  await deploy((stack) => {
    const { stringValue } = new TerraformVariable(stack, "site", {
      type: "string",
      default: "North",
    });
    around.forEach((text, index) => {
      new ExpressCustomer(stack, `customer-${index}`, {
        name: `${text}${stringValue}${text}${stringValue}`,
      });
    });
  });
  expect(
    sandbox.customers
      .all()
      .map((customer) => customer.expressCustomerName)
      .sort(),
  ).toEqual(around.map((text) => `${text}North${text}North`).sort());
});
