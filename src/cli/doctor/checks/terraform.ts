import { terraformPlatform } from "../../../constructs/provider/provider-files";
import { type Check, checkOf } from "../check";
import type { Facts } from "../facts";
import { isAtLeast } from "./is-at-least";

/** The first version with import blocks, of Terraform and of OpenTofu. */
const leastVersion = "1.5.0";

/** Checks for Terraform or OpenTofu: the one that TERRAFORM_BINARY_NAME names, or else the first on the PATH. */
export async function checkTerraform({
  machine,
  isCdktf,
}: Facts): Promise<Check> {
  const named = machine.env.TERRAFORM_BINARY_NAME;
  for (const program of named ? [named] : ["terraform", "tofu"]) {
    const result = await machine.run(program, ["version"]);
    if (result === null) continue;
    const check = checkVersion(program, result.stdout);
    // cdktf runs OpenTofu only if TERRAFORM_BINARY_NAME names it.
    return check.title === openTofu &&
      check.status === "ok" &&
      isCdktf &&
      !named
      ? checkOf(openTofu).problem(
          `${check.detail}, which cdktf does not run by itself`,
          "export TERRAFORM_BINARY_NAME=tofu",
        )
      : check;
  }
  const { problem } = checkOf("Terraform");
  return named
    ? problem(
        `TERRAFORM_BINARY_NAME is ${named}, and there is no such program`,
        "Correct TERRAFORM_BINARY_NAME, or unset it.",
      )
    : problem(
        "there is no terraform on the PATH, and no tofu",
        "Install Terraform: https://developer.hashicorp.com/terraform/install",
      );
}

const openTofu = "OpenTofu";

/** @param printed what `terraform version` or `tofu version` prints */
function checkVersion(program: string, printed: string): Check {
  const [, name = "Terraform", version] =
    /^(Terraform|OpenTofu) v(\S+)$/m.exec(printed) ?? [];
  const platform = /^on (\w+)$/m.exec(printed)?.[1];
  const { ok, problem } = checkOf(name);
  if (version === undefined)
    return problem(
      `${program} version prints no version`,
      `Run ${program} version to see what is wrong with it.`,
    );
  const detail = ["terraform", "tofu"].includes(program)
    ? version
    : `${version}, from ${program}`;
  if (!isAtLeast(version, leastVersion))
    return problem(`${detail} is too old`, `Install ${leastVersion} or newer.`);
  const own = terraformPlatform();
  return platform === undefined || platform === own
    ? ok(detail)
    : problem(
        `${detail} is for ${platform}, and finds only providers for that; Node.js is for ${own}, and installs the provider for that`,
        `Install ${name} for ${own}; or Node.js for ${platform}, and then the provider again: npx cdktf-avara install`,
      );
}
