/** The release as others get it: its archive from a mirror, on a machine that has neither Node.js nor Bun. */
import {
  link,
  mkdir,
  readFile,
  readdir,
  symlink,
  writeFile,
} from "node:fs/promises";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  archiveName,
  executableName,
  providerSource,
  providerSources,
} from "../../../src/constructs/provider/provider-files";
import { buildRelease } from "../../../src/generate/release/build-release";
import { compileExecutable } from "../../../src/generate/release/compile-executable";
import { packNpmPackage } from "../../../src/generate/release/npm-package";
import { thisPlatform } from "../../../src/generate/release/platforms";
import {
  checksumsName,
  manifestName,
  sbomName,
  signatureName,
} from "../../../src/generate/release/registry-names";
import { terraformProgram } from "../../../src/cli/machine/terraform-program";
import { inTemporaryFolder } from "../../../src/system/temporary-folder";
import { unzip } from "../../support/terraform/unzip";
import { bunFolder } from "../../support/provider/runtime";
import { runProgram } from "../../../src/system/run-program";
import type { Sandbox } from "../../../src/sandbox";
import { version } from "../../../src/version";
import { liveCustomer } from "../../support/api/live-customers";
import { startTestSandbox } from "../../support/api/start-sandbox";
import { createThrowAwayKey } from "../../support/throw-away-key";
import { customerBlock } from "../../support/hcl/customer-block";
import { configureMirror } from "../../support/terraform/terraform-home";
import {
  createTerraformWorkspace,
  type TerraformWorkspace,
} from "../../support/terraform/terraform-workspace";

const platform = thisPlatform();
let workspace: TerraformWorkspace;
let release: string;
let keyring: string;

beforeAll(async () => {
  workspace = await createTerraformWorkspace("none");
  const mirror = join(workspace.directory, "mirror");
  release = join(mirror, providerSource);
  keyring = join(workspace.directory, ".terraform/keyring");
  await mkdir(keyring, { recursive: true, mode: 0o700 });
  await buildRelease({
    platforms: [platform],
    directory: release,
    signingKey: { privateKey: await createThrowAwayKey(keyring, "rsa2048") },
  });
  await linkForOpenTofu(mirror);
  await configureMirror(workspace, mirror);
  workspace.env.PATH = await folderWithTerraformAlone();
  await workspace.write("");
  await workspace.succeed("init");
});

afterAll(async () => {
  await workspace[Symbol.asyncDispose]();
});

/** Starts a test in a working directory whose files try to change the provider. */
async function begin(): Promise<Sandbox> {
  const sandbox = await startTestSandbox();
  await workspace.restart(sandbox);
  const hostile = {
    ".env":
      "AVARA_BASE_URL=http://127.0.0.1:9\nAVARA_API_KEY=wrong\nBUN_BE_BUN=1\nBUN_OPTIONS=--preload=./hostile.ts\n",
    "bunfig.toml": 'preload = ["./hostile.ts"]\n',
    "tsconfig.json":
      '{ "compilerOptions": { "paths": { "*": ["./hostile.ts"] } } }',
    "package.json": '{ "imports": { "#*": "./hostile.ts" } }',
    "hostile.ts": 'require("node:fs").writeFileSync("hostile-was-here", "");',
  };
  for (const [name, content] of Object.entries(hostile))
    await writeFile(join(workspace.directory, name), content);
  return sandbox;
}

const wasHostileFileLoaded = async () =>
  (await readdir(workspace.directory)).includes("hostile-was-here");

test("there is no Node.js and no Bun for terraform to start", async () => {
  for (const program of ["node", "bun"])
    await expect(
      runProgram(program, ["--version"], { env: workspace.env }),
    ).rejects.toMatchObject({ code: "ENOENT" });
});

test("customers are created, changed, deactivated and destroyed", async () => {
  const sandbox = await begin();
  await workspace.deploy(customerBlock("a", { name: "Alpha" }));
  expect(liveCustomer(sandbox, "Alpha").isActive).toBe(true);
  await workspace.deploy(
    customerBlock("a", {
      name: "Beta",
      active: false,
      metadata: { tier: "1" },
    }),
  );
  expect(liveCustomer(sandbox, "Beta")).toMatchObject({
    isActive: false,
    metadata: { tier: "1" },
  });
  await workspace.deploy(customerBlock("a", { name: "Beta" }));
  await workspace.succeed("destroy", "-auto-approve");
  expect(sandbox.customers.all()).toMatchObject([{ isActive: false }]);
  expect(await wasHostileFileLoaded()).toBe(false);
});

test("it has the files that a registry asks for, and a bill of materials", async () => {
  expect((await readdir(release)).sort()).toEqual(
    [
      `cdktf-avara-${version}.cdx.json`,
      `cdktf-avara-${version}.tgz`,
      archiveName(),
      sbomName(archiveName()),
      checksumsName,
      manifestName,
      signatureName,
    ].sort(),
  );
});

test("its manifest names protocol 6", async () => {
  const manifest = await readFile(join(release, manifestName), "utf8");
  expect(JSON.parse(manifest)).toEqual({
    version: 1,
    metadata: { protocol_versions: ["6.0"] },
  });
});

test("a second build gives the same executable and the same package", async () => {
  await inTemporaryFolder("avara-second-build-", async (folder) => {
    // What npm has installed is what the release fetches.
    const bun = join(bunFolder(), "bun");
    const outfile = join(folder, executableName());
    await compileExecutable({ platform, compiler: bun, runtime: bun, outfile });
    const archive = await readFile(join(release, archiveName()));
    const first = unzip(archive).get(executableName());
    expect(first?.equals(await readFile(outfile))).toBe(true);

    const tarball = await packNpmPackage(folder);
    const packed = await readFile(join(release, tarball));
    expect(packed.equals(await readFile(join(folder, tarball)))).toBe(true);
  });
});

test("sha256sum accepts the checksums of the archives and the manifest", async () => {
  const { exitCode, stdout } = await runProgram(
    "sha256sum",
    ["--check", "--strict", checksumsName],
    { cwd: release },
  );
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: [archiveName(), manifestName]
      .map((name) => `${name}: OK\n`)
      .join(""),
  });
});

test("gpg accepts the signature of the checksums, which is binary", async () => {
  const { exitCode, stderr } = await runProgram(
    "gpg",
    ["--verify", signatureName, checksumsName],
    { cwd: release, env: { PATH: process.env.PATH, GNUPGHOME: keyring } },
  );
  expect({ exitCode, stderr }).toEqual({
    exitCode: 0,
    stderr: expect.stringContaining("Good signature"),
  });
});

/** OpenTofu looks for the same archive below the name of its own registry. */
async function linkForOpenTofu(mirror: string): Promise<void> {
  const [, openTofuSource] = providerSources;
  const name = archiveName();
  await mkdir(join(mirror, openTofuSource), { recursive: true });
  await link(join(release, name), join(mirror, openTofuSource, name));
}

/** A folder in which Terraform, or OpenTofu, is the only program. */
async function folderWithTerraformAlone(): Promise<string> {
  const folder = join(workspace.directory, ".terraform/bin");
  await mkdir(folder, { recursive: true });
  const program = terraformProgram(process.env);
  const { stdout } = await runProgram("bash", [
    "-c",
    'command -v "$0"',
    program,
  ]);
  await symlink(stdout.trim(), join(folder, basename(program)));
  return folder;
}
