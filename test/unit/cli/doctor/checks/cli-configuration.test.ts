import { cliConfiguration } from "../../../../../src/cli/install/provider-mirror";
import { ownConfiguration, testProblems } from "../sample-machine";

testProblems([
  [
    "a TF_CLI_CONFIG_FILE that does not exist",
    { env: { TF_CLI_CONFIG_FILE: "/missing.tfrc" } },
    /^! TF_CLI_CONFIG_FILE: .*\/missing\.tfrc does not exist/,
    /unset TF_CLI_CONFIG_FILE/,
  ],
  [
    "a TF_CLI_CONFIG_FILE that cdktf does not find in the folders of stacks",
    {
      env: { TF_CLI_CONFIG_FILE: "own.tfrc" },
      files: { "own.tfrc": cliConfiguration("/other") },
    },
    /^! TF_CLI_CONFIG_FILE: cdktf does not find own\.tfrc/,
    /^export TF_CLI_CONFIG_FILE="\$PWD\/own\.tfrc"$/,
  ],
  [
    "an override",
    {
      files: {
        [ownConfiguration]:
          'provider_installation {\n  dev_overrides {\n    "avara-software/avara" = "/build"\n  }\n  filesystem_mirror {\n    path = "/home/ada/.terraform.d/plugins"\n  }\n}\n',
      },
    },
    /^! CLI configuration: .*dev_overrides/,
    /Remove the override/,
  ],
]);
