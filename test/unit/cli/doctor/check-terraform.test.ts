import { join } from "node:path";
import { terraformPlatform } from "../../../../src/cli/install/provider-mirror";
import { project, testProblems } from "./sample-machine";

testProblems([
  [
    "no terraform",
    { programs: { terraform: null } },
    "problem",
    "Terraform",
    /no terraform on the PATH/,
    /developer\.hashicorp\.com/,
  ],
  [
    "an old terraform",
    { programs: { terraform: '{"terraform_version":"1.4.9"}' } },
    "problem",
    "Terraform",
    /1\.4\.9 is too old/,
    /1\.5\.0 or newer/,
  ],
  [
    "a terraform that prints no version",
    { programs: { terraform: "?" } },
    "problem",
    "Terraform",
    /prints no version/,
    /terraform version/,
  ],
  [
    "a terraform for another architecture than Node.js",
    {
      programs: {
        terraform: '{"terraform_version":"1.11.4","platform":"plan9_386"}',
      },
    },
    "problem",
    "Terraform",
    new RegExp(
      `^1\\.11\\.4 is for plan9_386, and finds only .*; Node\\.js is for ${terraformPlatform()}, `,
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
        tofu: '{"terraform_version":"1.9.0"}',
      },
    },
    "problem",
    "OpenTofu",
    /^1\.9\.0, which cdktf does not run/,
    /^export TERRAFORM_BINARY_NAME=tofu, .*addOverride\(/,
  ],
  [
    "OpenTofu, with TERRAFORM_BINARY_NAME for cdktf",
    {
      env: { TERRAFORM_BINARY_NAME: "tofu" },
      programs: { tofu: '{"terraform_version":"1.9.0"}' },
    },
    "warning",
    "OpenTofu",
    /^1\.9\.0$/,
    /^In each stack: .*"registry\.terraform\.io\/avara-software\/avara"\)$/,
  ],
  [
    "OpenTofu by its path, for HCL",
    {
      env: { TERRAFORM_BINARY_NAME: "/opt/tofu" },
      files: { [join(project, "cdktf.json")]: null },
      programs: { "/opt/tofu": '{"terraform_version":"1.9.0"}' },
    },
    "warning",
    "OpenTofu",
    /^1\.9\.0, from \/opt\/tofu$/,
    /^Write the provider's source in full: source = "registry\.terraform\.io\/avara-software\/avara"$/,
  ],
  [
    "a TERRAFORM_BINARY_NAME that is not there",
    { env: { TERRAFORM_BINARY_NAME: "terrraform" } },
    "problem",
    "Terraform",
    /terrraform/,
    /Correct TERRAFORM_BINARY_NAME/,
  ],
]);
