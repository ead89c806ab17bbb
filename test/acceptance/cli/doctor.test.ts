import { appendFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { impliedMirror } from "../../../src/cli/machine/cli-configuration";
import { installProvider } from "../../../src/cli/install/provider-mirror";
import { pathsInMirror } from "../../../src/constructs/provider/provider-files";
import { startTestSandbox } from "../../support/api/start-sandbox";
import { useHome } from "../../support/terraform/use-home";

const home = useHome();

test("the doctor finds nothing wrong after install and init, and a stale checksum after another install", async () => {
  const { url, apiKey } = await startTestSandbox();
  const env = { AVARA_BASE_URL: url, AVARA_API_KEY: apiKey };
  await installProvider(impliedMirror({ HOME: home.directory }));
  await home.run("terraform", ["init"]);

  const healthy = await home.runOurs("doctor", env);
  expect(healthy).toMatchObject({ exitCode: 0, stderr: "" });
  expect(healthy.stdout).not.toMatch(/^[!✗]/m);
  expect(healthy.stdout).toContain(`✓ API: ${url} accepts the key\n`);
  expect(healthy.stdout).toMatch(/^✓ Lock file: /m);
  expect(healthy.stdout).not.toContain(apiKey);

  for (const path of pathsInMirror(impliedMirror({ HOME: home.directory })))
    await appendFile(path, "\n// another");
  const stale = await home.runOurs("doctor", env);
  expect(stale).toMatchObject({ exitCode: 1, stderr: "1 thing is wrong.\n" });
  expect(stale.stdout).toMatch(/^✗ Lock file: .* checksum of another build/m);
  // terraform fails, as doctor said.
  expect((await home.run("terraform", ["init"])).stderr).toMatch(/checksum/);
});

test("the doctor of a bare machine shows everything that is missing", async () => {
  const { exitCode, stdout, stderr } = await home.runOurs("doctor", {
    TF_CLI_CONFIG_FILE: join(home.directory, "missing.tfrc"),
  });
  expect(exitCode).toBe(1);
  expect(stderr).toBe("2 things are wrong.\n");
  expect(stdout.match(/^[!✗] [^:]+/gm)).toEqual([
    "! TF_CLI_CONFIG_FILE",
    "✗ Provider",
    "✗ API key",
  ]);
});

test("the doctor names a terraform that cannot be started", async () => {
  await writeFile(join(home.directory, "terraform"), "");
  const { exitCode, stdout } = await home.runOurs("doctor", {
    PATH: home.directory,
    TERRAFORM_BINARY_NAME: undefined,
  });
  expect(exitCode).toBe(1);
  expect(stdout).toContain(
    "✗ Terraform: terraform version prints no version\n    Run terraform version to see what is wrong with it.\n",
  );
});
