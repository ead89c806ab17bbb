import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { zipSync } from "fflate";
import {
  cliConfiguration,
  readBundle,
} from "../../../../src/cli/install/provider-mirror";
import { impliedMirror as impliedMirrorOf } from "../../../../src/cli/machine/cli-configuration";
import {
  archiveName,
  pathInMirror,
  pathsInMirror,
  providerBundle,
  terraformPlatform,
} from "../../../../src/constructs/provider/provider-files";
import { runInstall } from "../../../../src/cli/install/run-install";
import { version } from "../../../../src/version";
import { captureIo } from "../../../support/cli/capture-io";
import { runCommand } from "../../../support/cli/run-command";
import { useTemporaryFolder } from "../../../support/use-temporary-folder";

const home = useTemporaryFolder();

const install = (args: readonly string[] = [], env: object = {}) =>
  runCommand({ HOME: home(), ...env }, "install", ...args);

const impliedMirror = () => join(home(), ".terraform.d", "plugins");

/** Checks that a mirror has the provider, for Terraform and for OpenTofu. */
async function expectProvider(mirror: string, content?: Buffer): Promise<void> {
  const expected = content ?? (await readFile(providerBundle));
  const paths = pathsInMirror(mirror);
  expect(paths.map((path) => relative(mirror, path))).toEqual([
    expect.stringMatching(/^registry\.terraform\.io\//),
    expect.stringMatching(/^registry\.opentofu\.org\//),
  ]);
  for (const path of paths) {
    expect((await readFile(path)).equals(expected)).toBe(true);
    expect((await stat(path)).mode & 0o777).toBe(0o755);
  }
}

describe("install", () => {
  test("puts an executable provider into the plugin directory of the user", async () => {
    const { exitCode, stdout, stderr } = await install();
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    const path = pathInMirror(impliedMirror());
    await expectProvider(impliedMirror());
    expect(stdout).toContain(`is installed:\n\n  ${path}\n`);
    expect(stdout).toMatch(/^ {2}export CDKTF_SKIP_PROVIDER_LOCK=true$/m);
  });

  test("says the second time that nothing had to be done", async () => {
    await install();
    const path = pathInMirror(impliedMirror());
    const before = await stat(path);
    const { exitCode, stdout } = await install();
    expect(exitCode).toBe(0);
    expect(stdout).toContain("is already installed, in the same build");
    expect((await stat(path)).ino).toBe(before.ino);
  });

  test("replaces another build of the same version, and shows how to unlock it", async () => {
    const path = pathInMirror(impliedMirror());
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, "another build");
    const { exitCode, stdout } = await install();
    expect(exitCode).toBe(0);
    expect(stdout).toContain("replaces another build");
    expect(stdout).toContain(".terraform.lock.hcl");
    await expectProvider(impliedMirror());
  });

  test("--mirror chooses the directory, and prints the configuration that names it", async () => {
    const mirror = join(home(), "mirror");
    const { exitCode, stdout } = await install(["--mirror", mirror]);
    expect(exitCode).toBe(0);
    await expectProvider(mirror);
    expect(stdout).toContain(cliConfiguration(mirror));
    expect(stdout).toContain("TF_CLI_CONFIG_FILE");
  });

  test("--mirror may be relative to the working directory", async () => {
    const { stdout } = await install([
      "--mirror",
      relative(process.cwd(), home()),
    ]);
    expect(stdout).toContain(`  ${pathInMirror(home())}\n`);
  });

  test("says what to do if the mirror cannot be written", async () => {
    const file = join(home(), "file");
    await writeFile(file, "");
    const { exitCode, stdout, stderr } = await install(["--mirror", file]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toMatch(
      /^error: Cannot install the provider in .*: ENOTDIR/,
    );
    expect(stderr).toContain("choose another with --mirror.\n");
  });

  test("says what to do if the provider is not built", async () => {
    await expect(readBundle(join(home(), "no-bundle"))).rejects.toMatchObject({
      name: "CliError",
      message: expect.stringMatching(
        /^The provider is not built: ENOENT.*\nIn a checkout, run npm run build/,
      ),
    });
  });
});

describe("install --archive", () => {
  const executable = Buffer.from("an executable");

  /** Writes an archive as a release has it. */
  async function writeArchive(
    name = archiveName(),
    entry = `terraform-provider-avara_v${version}`,
  ): Promise<string> {
    const path = join(home(), name);
    await writeFile(
      path,
      zipSync({ [entry]: executable, LICENSE: executable }),
    );
    return path;
  }

  test("installs the executable of the archive", async () => {
    const archive = await writeArchive();
    expect(await install(["--archive", archive])).toMatchObject({
      exitCode: 0,
      stderr: "",
    });
    await expectProvider(impliedMirror(), executable);
  });

  test.each([
    `terraform-provider-avara_0.0.1_${terraformPlatform()}.zip`,
    `terraform-provider-avara_${version}_plan9_amd64.zip`,
  ])("rejects %s, and names the archive to use", async (name) => {
    const archive = await writeArchive(name);
    const { exitCode, stderr } = await install(["--archive", archive]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`this machine, which is ${archiveName()}.`);
  });

  test("rejects a file that is no archive, and an archive without the provider", async () => {
    const archive = await writeArchive(undefined, "README");
    expect((await install(["--archive", archive])).stderr).toContain(
      "contains no provider",
    );
    await writeFile(archive, "half a download");
    expect((await install(["--archive", archive])).stderr).toContain(
      "Download it again",
    );
  });

  test("is needed on Windows, which cannot start the script", async () => {
    const { io, output } = captureIo({ HOME: home() });
    await expect(runInstall({}, io, "win32")).rejects.toThrow(
      /^The provider of this package is a script.*\nDownload .*--archive/,
    );
    expect(output.stdout).toBe("");
    await runInstall({ archive: await writeArchive() }, io, "win32");
    expect(output.stdout).toContain("is installed");
  });

  test("prints the file and the setting of Windows there", async () => {
    const APPDATA = home();
    const { io, output } = captureIo({ HOME: home(), APPDATA });
    const archive = await writeArchive();
    await runInstall({ archive, mirror: home() }, io, "win32");
    expect(output.stdout).toContain("in the file %APPDATA%\\terraform.rc");
    expect(output.stdout).toContain('$env:CDKTF_SKIP_PROVIDER_LOCK = "true"');

    const file = join(APPDATA, "terraform.rc");
    await writeFile(file, "provider_installation {\n  direct {}\n}\n");
    await runInstall({ archive }, io, "win32");
    expect(output.stderr).toContain(`Warning: ${file} has a block`);
  });
});

test("on Windows, the provider has an extension, and Terraform searches the folder of application data", () => {
  expect(impliedMirrorOf({ APPDATA: "C:/Users/ada" }, "win32")).toBe(
    join("C:/Users/ada", "terraform.d", "plugins"),
  );
  expect(pathInMirror("mirror", "windows_amd64")).toMatch(
    /[/\\]windows_amd64[/\\]terraform-provider-avara_v[\d.]+\.exe$/,
  );
});

describe("a CLI configuration", () => {
  const block = "provider_installation {\n  direct {}\n}\n";
  const own = () => join(home(), ".terraformrc");
  const other = () => join(home(), "other.tfrc");

  test.each([
    ["is the user's", own, undefined],
    // Terraform reads the user's then.
    ["is the user's, and TF_CLI_CONFIG_FILE is empty", own, () => ""],
    ["is the one that TF_CLI_CONFIG_FILE names", other, other],
  ])(
    "that keeps Terraform from the plugin directory causes a warning with what to add, if it %s",
    async (_case, file, named) => {
      await writeFile(file(), block);
      const { exitCode, stderr } = await install([], {
        TF_CLI_CONFIG_FILE: named?.(),
      });
      expect(exitCode).toBe(0);
      expect(stderr).toContain(`Warning: ${file()} has a block`);
      expect(stderr).toContain(`path    = "${impliedMirror()}"`);
    },
  );

  test.each([
    ["it names the plugin directory", () => cliConfiguration(impliedMirror())],
    ["TF_CLI_CONFIG_FILE names no file", () => block, "/nowhere/own.tfrc"],
  ])("causes no warning if %s", async (_case, text, named = "") => {
    await writeFile(own(), text());
    expect(await install([], { TF_CLI_CONFIG_FILE: named })).toMatchObject({
      exitCode: 0,
      stderr: "",
    });
  });

  test("does not matter with --mirror, which prints its own", async () => {
    await writeFile(own(), block);
    expect(await install(["--mirror", home()])).toMatchObject({ stderr: "" });
  });
});
