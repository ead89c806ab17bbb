import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { version } from "../../../../src/version";
import {
  checkMachine,
  lockFile,
  project,
  scriptHash,
  stackLock,
} from "./sample-machine";

test("nothing is wrong with a healthy machine", async () => {
  const checks = await checkMachine({
    files: { [stackLock]: lockFile(version, scriptHash) },
  });
  expect(checks.map(({ title, status }) => `${title}: ${status}`)).toEqual([
    "Node.js: ok",
    "Terraform: ok",
    "cdktf: ok",
    "CDKTF_SKIP_PROVIDER_LOCK: ok",
    "Provider: ok",
    "Runtime: ok",
    "Lock file: ok",
    "API key: ok",
    "API: ok",
  ]);
});

test("a folder with HCL needs no cdktf, and none of its settings", async () => {
  const checks = await checkMachine({
    files: { [join(project, "cdktf.json")]: null },
    programs: { cdktf: null },
    env: { CDKTF_SKIP_PROVIDER_LOCK: undefined },
  });
  expect(checks.filter(({ status }) => status !== "ok")).toEqual([]);
});

test("the guide has a row for each check", () => {
  const guide = readFileSync(
    join(__dirname, "../../../../docs/guides/doctor.md"),
    "utf8",
  );
  const rows = guide.matchAll(/^\| `([^`]+)` +\|/gm);
  expect([...rows].map(([, title]) => title)).toEqual([
    "Node.js",
    "CLI configuration",
    "TF_CLI_CONFIG_FILE",
    "Terraform",
    "OpenTofu",
    "cdktf",
    "CDKTF_SKIP_PROVIDER_LOCK",
    "Provider",
    "Runtime",
    "Lock file",
    "API key",
    "Connection",
    "API",
  ]);
});
