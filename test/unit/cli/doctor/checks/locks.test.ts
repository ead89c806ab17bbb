import { expect, test } from "@jest/globals";
import { version } from "../../../../../src/version";
import {
  bareStack,
  checkMachine,
  lockFile,
  scriptHash,
  stackLock,
  testProblems,
} from "../sample-machine";

testProblems([
  [
    "the lock trap before the first deploy",
    { env: { CDKTF_SKIP_PROVIDER_LOCK: undefined }, files: bareStack },
    /^✗ CDKTF_SKIP_PROVIDER_LOCK: .*first deploy of a stack fails/,
    /^export CDKTF_SKIP_PROVIDER_LOCK=true$/,
  ],
  [
    "the lock trap when a stack is already deployed",
    {
      env: { CDKTF_SKIP_PROVIDER_LOCK: "1" },
      files: { ...bareStack, [stackLock]: lockFile(version, scriptHash) },
    },
    /^! CDKTF_SKIP_PROVIDER_LOCK: .*first deploy of another stack fails/,
    /^export CDKTF_SKIP_PROVIDER_LOCK=true$/,
  ],
  [
    "a lock file for another build",
    { files: { [stackLock]: lockFile(version, "h1:AAAA=") } },
    /^✗ Lock file: .*checksum of another build/,
    /Delete the block provider/,
  ],
  [
    "OpenTofu's lock of another build, beside Terraform's",
    {
      files: {
        [stackLock]:
          lockFile(version, scriptHash) +
          lockFile(version, "h1:AAAA=").replace("terraform.io", "opentofu.org"),
      },
    },
    /^✗ Lock file: .*checksum of another build/,
    /Delete the block provider "registry\.opentofu\.org/,
  ],
  [
    "a lock file for another version",
    { files: { [stackLock]: lockFile("0.0.9", scriptHash) } },
    /^✗ Lock file: .*locks version 0\.0\.9 of the provider/,
    /terraform init -upgrade/,
  ],
]);

test.each([
  ["is not synthesized yet", {}],
  ["has a lock in each stack", { [stackLock]: lockFile(version, scriptHash) }],
])("an app that %s needs no setting for locks", async (_case, files) => {
  const checks = await checkMachine({
    env: { CDKTF_SKIP_PROVIDER_LOCK: undefined },
    files,
  });
  expect(checks.filter(({ status }) => status !== "ok")).toEqual([]);
});
