import type { CliConfiguration } from "../cli-configuration";
import type { Check } from "./check";

/** Checks for a file that terraform does not find, and for an override that cdktf cannot use. */
export function checkCliConfiguration({
  file,
  isNamed,
  isLost,
  isPresent,
  hasOverride,
}: CliConfiguration): readonly Check[] {
  const title = isNamed ? "TF_CLI_CONFIG_FILE" : "CLI configuration";
  if (!isPresent && isNamed)
    return [
      {
        title,
        status: "warning",
        detail: `${file} does not exist: Terraform warns at every command, and goes on without`,
        cure: "unset TF_CLI_CONFIG_FILE, or make it name a file that exists.",
      },
    ];
  if (isLost)
    return [
      {
        title,
        status: "warning",
        detail: `${file} is not found by cdktf, which runs terraform in the folder of each stack`,
        cure: `export TF_CLI_CONFIG_FILE="$PWD/${file}"`,
      },
    ];
  if (hasOverride)
    return [
      {
        title,
        status: "warning",
        detail: `${file} has dev_overrides for the provider, which never work with cdktf`,
        cure: "Remove the override, and run npx cdktf-avara install.",
      },
    ];
  return isPresent ? [{ title, status: "ok", detail: file }] : [];
}
