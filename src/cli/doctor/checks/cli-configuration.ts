import { type Check, checkOf } from "../check";
import type { Facts } from "../facts";

/** Checks for a configuration file that Terraform does not find, and for an override that cdktf cannot use. */
export function checkCliConfiguration({
  configuration,
}: Facts): Check | readonly Check[] {
  const { file, isNamed, isLost, isPresent, hasOverride } = configuration;
  const { ok, warning } = checkOf(
    isNamed ? "TF_CLI_CONFIG_FILE" : "CLI configuration",
  );
  if (!isPresent && isNamed)
    return warning(
      `${file} does not exist: Terraform warns at every command, and continues without it`,
      "unset TF_CLI_CONFIG_FILE, or set it to a file that exists.",
    );
  if (isLost)
    return warning(
      `cdktf does not find ${file}, because it runs terraform in the folder of each stack`,
      `export TF_CLI_CONFIG_FILE="$PWD/${file}"`,
    );
  if (hasOverride)
    return warning(
      `${file} has dev_overrides for the provider, which never work with cdktf`,
      "Remove the override, and run npx cdktf-avara install.",
    );
  return isPresent ? ok(file) : [];
}
