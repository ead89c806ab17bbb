import { basename } from "node:path";
import * as z from "zod/mini";
import { isCdktfProject } from "../cdktf-project";
import { providerSource, terraformPlatform } from "../install/provider-mirror";
import type { Machine } from "../machine";
import { type Check, checkOf } from "./check";
import { isAtLeast } from "./is-at-least";

/** The first version with import blocks, of Terraform and of OpenTofu. */
const leastVersion = "1.5.0";

const versionSchema = z.object({
  terraform_version: z.string(),
  platform: z.optional(z.string()),
});

/** Checks for Terraform or OpenTofu: the one that TERRAFORM_BINARY_NAME names, or else the first on the PATH. */
export async function checkTerraform(machine: Machine): Promise<Check> {
  const named = machine.env.TERRAFORM_BINARY_NAME;
  for (const program of named ? [named] : ["terraform", "tofu"]) {
    const result = await machine.run(program, ["version", "-json"]);
    if (result === null) continue;
    const check = checkVersion(program, result.stdout);
    return check.status === "ok" && isTofu(program)
      ? checkTofu(machine, check)
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

function isTofu(program: string): boolean {
  return /^(open)?tofu/.test(basename(program));
}

function checkVersion(program: string, json: string): Check {
  const name = isTofu(program) ? "OpenTofu" : "Terraform";
  const { ok, problem } = checkOf(name);
  const found = readVersion(json);
  if (found === null)
    return problem(
      `${program} version -json prints no version`,
      `Run ${program} version to see what is wrong with it.`,
    );
  const { terraform_version: version, platform } = found;
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

/** OpenTofu looks for a provider without a host in its own registry, and cdktf runs it only if TERRAFORM_BINARY_NAME names it. */
async function checkTofu(machine: Machine, check: Check): Promise<Check> {
  const { warning, problem } = checkOf(check.title);
  if (!(await isCdktfProject(machine)))
    return warning(
      check.detail,
      `Write the provider's source in full: source = "${providerSource}"`,
    );
  const override = `stack.addOverride("terraform.required_providers.avara.source", "${providerSource}")`;
  return machine.env.TERRAFORM_BINARY_NAME
    ? warning(check.detail, `In each stack: ${override}`)
    : problem(
        `${check.detail}, which cdktf does not run by itself`,
        `export TERRAFORM_BINARY_NAME=tofu, and in each stack: ${override}`,
      );
}

function readVersion(json: string): z.infer<typeof versionSchema> | null {
  try {
    return versionSchema.parse(JSON.parse(json));
  } catch {
    return null;
  }
}
