import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { terraformPlatform } from "../../../../../src/constructs/provider/provider-files";
import { checkMachine, project, testProblems } from "../sample-machine";

testProblems([
  [
    "no terraform",
    { programs: { terraform: null } },
    /^✗ Terraform: .*no terraform on the PATH/,
    /developer\.hashicorp\.com/,
  ],
  [
    "an old terraform",
    { programs: { terraform: "Terraform v1.4.9\n" } },
    /^✗ Terraform: .*1\.4\.9 is too old/,
    /1\.5\.0 or newer/,
  ],
  [
    "a terraform that prints no version",
    { programs: { terraform: "?" } },
    /^✗ Terraform: .*prints no version/,
    /terraform version/,
  ],
  [
    "a terraform for another architecture than Node.js",
    {
      programs: {
        terraform: "Terraform v1.11.4\non plan9_386\n",
      },
    },
    new RegExp(
      `^✗ Terraform: 1\\.11\\.4 is for plan9_386, and finds only .*; Node\\.js is for ${terraformPlatform()}, `,
    ),
    new RegExp(
      `^Install Terraform for ${terraformPlatform()}; or Node\\.js for plan9_386`,
    ),
  ],
  [
    "OpenTofu only, without TERRAFORM_BINARY_NAME for cdktf",
    {
      programs: {
        terraform: null,
        tofu: "OpenTofu v1.9.0\n",
      },
    },
    /^✗ OpenTofu: 1\.9\.0, which cdktf does not run/,
    /^export TERRAFORM_BINARY_NAME=tofu$/,
  ],
  [
    "an old OpenTofu in the place of Terraform",
    { programs: { terraform: "OpenTofu v1.4.0\n" } },
    /^✗ OpenTofu: 1\.4\.0 is too old$/,
    /^Install 1\.5\.0 or newer\.$/,
  ],
  [
    "a TERRAFORM_BINARY_NAME that is not there",
    { env: { TERRAFORM_BINARY_NAME: "terrraform" } },
    /^✗ Terraform: .*terrraform/,
    /Correct TERRAFORM_BINARY_NAME/,
  ],
]);

test.each([
  [
    "that TERRAFORM_BINARY_NAME names, for cdktf",
    {
      env: { TERRAFORM_BINARY_NAME: "tofu" },
      programs: { tofu: "OpenTofu v1.12.6\n" },
    },
    "1.12.6",
  ],
  [
    "on the PATH, for HCL",
    {
      files: { [join(project, "cdktf.json")]: null },
      programs: { terraform: null, tofu: "OpenTofu v1.12.6\n" },
    },
    "1.12.6",
  ],
  [
    "under another name, for HCL",
    {
      env: { TERRAFORM_BINARY_NAME: "/opt/terraform" },
      files: { [join(project, "cdktf.json")]: null },
      programs: { "/opt/terraform": "OpenTofu v1.12.6\n" },
    },
    "1.12.6, from /opt/terraform",
  ],
])("names OpenTofu %s", async (_, setup, detail) => {
  expect(await checkMachine(setup)).toContainEqual({
    title: "OpenTofu",
    status: "ok",
    detail,
  });
});
