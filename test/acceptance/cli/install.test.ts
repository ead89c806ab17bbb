import { appendFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { impliedMirror } from "../../../src/cli/machine/cli-configuration";
import {
  pathsInMirror,
  providerSources,
} from "../../../src/constructs/provider/provider-files";
import { version } from "../../../src/version";
import { isOpenTofu } from "../../support/terraform/clients";
import { useHome } from "../../support/terraform/use-home";

const home = useHome();

const init = (env?: NodeJS.ProcessEnv) =>
  home.run("terraform", ["init", "-no-color"], env);

test("terraform finds the installed provider with no further configuration, however often it is installed", async () => {
  expect((await home.runOurs("install")).exitCode).toBe(0);
  expect((await home.runOurs("install")).exitCode).toBe(0);
  expect((await init()).exitCode).toBe(0);
  const { stdout } = await home.run("terraform", ["version", "-json"]);
  expect(JSON.parse(stdout)).toMatchObject({
    provider_selections: {
      [providerSources[isOpenTofu() ? 1 : 0]]: version,
    },
  });
});

test("terraform finds it if TF_CLI_CONFIG_FILE names no file", async () => {
  await home.runOurs("install");
  const TF_CLI_CONFIG_FILE = join(home.directory, "missing.tfrc");
  expect((await init({ TF_CLI_CONFIG_FILE })).exitCode).toBe(0);
});

test("terraform finds it with a CLI configuration that says where to search, after adding what install printed", async () => {
  const file = join(home.directory, "own.tfrc");
  const env = { TF_CLI_CONFIG_FILE: file };
  const block = (methods: string) => `provider_installation {\n${methods}}\n`;
  await writeFile(file, block(""));
  const { stderr } = await home.runOurs("install", env);
  expect((await init(env)).exitCode).toBe(1);

  const [method = ""] =
    /^ {2}filesystem_mirror \{[^}]+\}\n/m.exec(stderr) ?? [];
  await writeFile(file, block(method));
  expect((await init(env)).exitCode).toBe(0);
});

test("a project that has locked another build is fixed as install says", async () => {
  await home.runOurs("install");
  const mirror = impliedMirror({ HOME: home.directory });
  for (const path of pathsInMirror(mirror))
    await appendFile(path, "\n// another");
  expect((await init()).exitCode).toBe(0);

  const { stdout } = await home.runOurs("install");
  expect(stdout).toContain("replaces another build");
  expect(stdout).toContain(
    "delete the provider's block from .terraform.lock.hcl",
  );
  await rm(join(home.project, ".terraform"), { recursive: true });
  expect((await init()).stderr).toMatch(/checksum/);
  await rm(join(home.project, ".terraform.lock.hcl"));
  expect((await init()).exitCode).toBe(0);
});
