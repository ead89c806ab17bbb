/** Installs the package as its users do: packed, and unpacked into an empty project. */
import {
  cp,
  mkdir,
  readFile,
  readdir,
  symlink,
  writeFile,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import * as z from "zod/mini";
import { runProgram } from "../../../src/system/run-program";
import { version } from "../../../src/version";
import { createCdktfProject } from "../../support/cdktf/cdktf-project";
import type { CdktfProject } from "../../support/cdktf/cdktf-project";
import { repository } from "../../support/repository";

const app = `import { App, TerraformStack } from "cdktf";
import { AvaraProvider, type AvaraProviderProps, DataAvaraExpressCustomer, ExpressCustomer, type IExpressCustomer } from "cdktf-avara";
import { type DriftReport, driftReportSchema } from "cdktf-avara/drift";
import { Failure, type Provider, type Resource, serve } from "cdktf-avara/framework";
import { bundleProvider } from "cdktf-avara/framework/bundle";
import { type Sandbox, startSandbox } from "cdktf-avara/sandbox";

const app = new App();
const stack = new TerraformStack(app, "clinic");
const config: AvaraProviderProps = { maxRetries: 2 };
new AvaraProvider(stack, "avara", config);
const customer: IExpressCustomer = new ExpressCustomer(stack, "lakeside", {
  name: "Lakeside",
  deletionPolicy: "prevent",
});
new DataAvaraExpressCustomer(stack, "live", { id: customer.customerId });
app.synth();

export const read = (json: string): DriftReport => driftReportSchema.parse(JSON.parse(json));
export const start: () => Promise<Sandbox> = () => startSandbox({ port: 0 });
export const failure: Error = new Failure("No such note", "There is none.");
export const author: readonly unknown[] = [serve, bundleProvider];
export type Author = Provider | Resource;
`;

/** The same app in a project of CDK Terrain. */
const cdktnApp = app
  .replace('"cdktf"', '"cdktn"')
  .replace('"cdktf-avara"', '"cdktf-avara/cdktn"')
  .replace('"clinic"', '"terrain"');

const tsconfig = {
  compilerOptions: {
    target: "es2022",
    module: "node16",
    types: ["node"],
    strict: true,
    skipLibCheck: false,
    outDir: "dist",
  },
  files: ["main.ts", "cdktn.ts"],
};

/** The compiler options that `cdktf init` writes: an old module resolution, and an old library. */
const oldTsconfig = {
  compilerOptions: {
    lib: ["es2018"],
    target: "es2018",
    module: "commonjs",
    moduleResolution: "node10",
    ignoreDeprecations: "6.0",
    types: ["node"],
    strict: true,
    skipLibCheck: true,
    noEmit: true,
  },
  files: ["main.ts", "cdktn.ts"],
};

const stackSchema = z.object({
  resource: z.unknown(),
  data: z.unknown(),
  provider: z.unknown(),
});

const manifestSchema = z.object({
  dependencies: z.record(z.string(), z.string()),
  peerDependencies: z.record(z.string(), z.string()),
});

/** What only apps with hooks install. */
const nullPackage = "@cdktf/provider-null";

let project: CdktfProject;

beforeAll(async () => {
  project = await createCdktfProject(undefined, "installed");
  const { directory, succeed } = project;
  await succeed(
    "npm",
    "pack",
    repository,
    "--pack-destination",
    directory,
    "--silent",
  );
  await succeed("tar", "-xzf", `cdktf-avara-${version}.tgz`);
  const installed = join(directory, "node_modules/cdktf-avara");
  await mkdir(dirname(installed));
  await cp(join(directory, "package"), installed, { recursive: true });
  const { dependencies, peerDependencies } = manifestSchema.parse(
    JSON.parse(await readFile(join(installed, "package.json"), "utf8")),
  );
  // What npm would install from its registry: only the package's declared dependencies, and the libraries of both apps.
  for (const name of [
    ...Object.keys(dependencies),
    ...Object.keys(peerDependencies).filter((peer) => peer !== nullPackage),
    "@types/node",
  ]) {
    const link = join(directory, "node_modules", name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(join(repository, "node_modules", name), link);
  }
  await writeFile(join(directory, "package.json"), '{ "private": true }');
  await writeFile(join(directory, "main.ts"), app);
  await writeFile(join(directory, "cdktn.ts"), cdktnApp);
  await writeFile(join(directory, "tsconfig.json"), JSON.stringify(tsconfig));
});

afterAll(async () => {
  await project[Symbol.asyncDispose]();
});

test("an app of its types and values compiles, and synthesizes", async () => {
  const { directory, succeed } = project;
  await succeed(join(repository, "node_modules/.bin/tsc"), "--project", ".");
  await succeed(process.execPath, "dist/main.js");
  const stack: unknown = JSON.parse(
    await readFile(
      join(directory, "cdktf.out/stacks/clinic/cdk.tf.json"),
      "utf8",
    ),
  );
  expect(stack).toMatchObject({
    resource: {
      avara_express_customer: {
        lakeside: { name: "Lakeside", deletion_policy: "prevent" },
      },
    },
    data: {
      avara_express_customer: {
        live: { id: "${avara_express_customer.lakeside.id}" },
      },
    },
  });
});

test("a hook names the package that it needs, which other apps do not install", async () => {
  const { directory, env } = project;
  const script = `const { Testing, TerraformStack } = require("cdktf");
    const { ExpressCustomer } = require("cdktf-avara");
    const stack = new TerraformStack(Testing.app(), "stack");
    new ExpressCustomer(stack, "a", { name: "A" }).onCreate("hook", { command: "true" });`;
  const { exitCode, stderr } = await runProgram(
    process.execPath,
    ["--eval", script],
    { cwd: directory, env },
  );
  expect(exitCode).toBe(1);
  expect(stderr).toContain(`npm install ${nullPackage}`);
});

test("the same app of CDK Terrain compiles, and synthesizes the same", async () => {
  const { directory, succeed } = project;
  await succeed(process.execPath, "dist/cdktn.js");
  const read = async (stack: string): Promise<unknown> => {
    const file = join(directory, "cdktf.out/stacks", stack, "cdk.tf.json");
    const { resource, data, provider } = stackSchema.parse(
      JSON.parse(
        (await readFile(file, "utf8")).replaceAll('"terrain', '"clinic'),
      ),
    );
    return { resource, data, provider };
  };
  expect(await read("terrain")).toEqual(await read("clinic"));
});

test("the same app compiles in a project of cdktf init", async () => {
  const { directory, succeed } = project;
  const name = "tsconfig.old.json";
  await writeFile(join(directory, name), JSON.stringify(oldTsconfig));
  await succeed(join(repository, "node_modules/.bin/tsc"), "--project", name);
});

test("every compiled file in it has a source", async () => {
  const compiled = await readdir(join(project.directory, "package/dist"), {
    recursive: true,
  });
  const sources = await readdir(join(repository, "src"), { recursive: true });
  const orphans = compiled.filter(
    (path) =>
      path.endsWith(".js") &&
      !sources.includes(
        // The build for CDK Terrain has the same sources.
        `${path.replace(/^cdktn\//, "").slice(0, -".js".length)}.ts`,
      ),
  );
  expect(compiled).toContain("index.js");
  expect(orphans).toEqual([]);
});

test("the provider of an author is bundled with it, and starts", async () => {
  const { directory, succeed, run } = project;
  const example = join(directory, "provider");
  await cp(join(repository, "examples/provider"), example, { recursive: true });
  await succeed("sh", "-c", "cd provider && node build.mjs");
  const script = join(example, "dist/terraform-provider-notes");
  expect(await run(script)).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining(
      "provider registry.terraform.io/example/notes.",
    ),
  });
});

test("its command line installs the provider, and terraform runs it", async () => {
  const { directory, succeed } = project;
  await succeed(
    process.execPath,
    "node_modules/cdktf-avara/dist/bin/cdktf-avara/cdktf-avara.mjs",
    "install",
    "--mirror",
    join(directory, "mirror"),
  );
  await succeed("terraform", "-chdir=cdktf.out/stacks/clinic", "init");
  await succeed("terraform", "-chdir=cdktf.out/stacks/clinic", "validate");
});
