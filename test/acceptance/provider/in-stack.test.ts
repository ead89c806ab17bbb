/** A new machine: no provider installed, no CLI configuration and no setting. The stack brings the provider. */
import { readFile, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, test } from "@jest/globals";
import { pathInMirror } from "../../../src/constructs/provider/provider-files";
import { installPackages } from "../../support/pages/example-project";
import { repository } from "../../support/repository";
import { useCdktfProject } from "../../support/cdktf/use-cdktf-project";

const mirror = "terraform.d/plugins";
const cdktf = join(repository, "node_modules/.bin/cdktf");
const lockFile = "cdktf.out/stacks/one/.terraform.lock.hcl";

const stage = useCdktfProject("none");

/** Writes an app with the stacks `one` and `two`. */
async function writeApp(options: string): Promise<void> {
  await writeFile(
    join(stage.project.directory, "main.ts"),
    `import { App, TerraformStack } from "cdktf";
import { AvaraProvider, ExpressCustomer } from "cdktf-avara";

const app = new App();
for (const id of ["one", "two"]) {
  const stack = new TerraformStack(app, id);
  new AvaraProvider(stack, "avara", ${options});
  new ExpressCustomer(stack, "customer", { name: id });
}
app.synth();
`,
  );
}

beforeEach(async () => {
  const { directory, env } = stage.project;
  delete env.CDKTF_SKIP_PROVIDER_LOCK;
  await installPackages(directory);
  await writeFile(
    join(directory, "cdktf.json"),
    JSON.stringify({
      language: "typescript",
      app: "npx tsx main.ts",
      projectId: "5d8a7f0c-7a57-4c55-9d44-0f6b9a4f4a21",
      sendCrashReports: "false",
    }),
  );
});

const read = (path: string) =>
  readFile(join(stage.project.directory, path), "utf8");

/** Runs terraform in the folder of a stack, because `-chdir` takes effect too late to find the provider there. */
function terraform(command: string): Promise<string> {
  const script = `cd cdktf.out/stacks/one && terraform ${command} -no-color`;
  return stage.project.succeed("bash", "-euc", script);
}

test("cdktf deploys, with links to one script in all stacks", async () => {
  await writeApp("{}");
  await stage.project.succeed(
    cdktf,
    "deploy",
    "one",
    "two",
    "--auto-approve",
    "--no-color",
  );
  expect(stage.sandbox.customers.all()).toHaveLength(2);
  const scripts = (
    await readdir(join(stage.project.directory, "cdktf.out"), {
      recursive: true,
    })
  ).filter((path) => /terraform\.d.*\/terraform-provider-avara_v/.test(path));
  for (const stack of ["one", "two"])
    expect(scripts).toContainEqual(
      expect.stringContaining(`stacks/${stack}/${pathInMirror(mirror)}`),
    );
  const inodes = await Promise.all(
    scripts.map(async (path) => {
      const { ino } = await stat(
        join(stage.project.directory, "cdktf.out", path),
      );
      return ino;
    }),
  );
  expect(new Set(inodes).size).toBe(1);
});

test("terraform initialises after the lock of another build, and of another version", async () => {
  const synthesize = () => stage.project.succeed("npx", "tsx", "main.ts");
  await writeApp("{}");
  await synthesize();
  await stage.project.succeed(
    "terraform",
    "-chdir=cdktf.out/stacks/one",
    "init",
    "-plugin-dir=terraform.d/plugins",
  );
  const lock = await read(lockFile);
  const otherBuild = lock.replace(/h1:[^"]*/, `h1:${"A".repeat(43)}=`);
  for (const former of [otherBuild, otherBuild.replaceAll("0.1.0", "0.0.9")]) {
    await writeFile(join(stage.project.directory, lockFile), former);
    await synthesize();
    await terraform("init");
    expect(await read(lockFile)).toBe(lock);
  }
  await terraform("validate");
});

test("if the provider is not to install itself, the stack has neither provider nor lock", async () => {
  await writeApp("{ install: false }");
  await stage.project.succeed("npx", "tsx", "main.ts");
  expect(
    await readdir(join(stage.project.directory, "cdktf.out/stacks/one")),
  ).toEqual(["cdk.tf.json"]);
});
