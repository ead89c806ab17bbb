import { basename } from "node:path";
import * as z from "zod/mini";
import { isCdktfProject } from "../cdktf-project";
import type { Machine } from "../machine";
import { providerSource, terraformPlatform } from "../install/provider-mirror";
import { type Check, isAtLeast } from "./check";

const leastNode = "20.9.0";
/** The first with import blocks. */
const leastTerraform = "1.5.0";

const versionSchema = z.object({
  terraform_version: z.string(),
  platform: z.optional(z.string()),
});

/** Checks the Node.js that runs us, which runs the provider too. */
export function checkNode({ nodeVersion, platform }: Machine): Check {
  const title = "Node.js";
  if (platform === "win32")
    return {
      title,
      status: "problem",
      detail: `${nodeVersion} for Windows`,
      cure: "The provider is a script, which Terraform for Windows cannot start: use Terraform and Node.js in WSL.",
    };
  return isAtLeast(nodeVersion, leastNode)
    ? { title, status: "ok", detail: nodeVersion }
    : {
        title,
        status: "problem",
        detail: `${nodeVersion} is too old`,
        cure: `Install Node.js ${leastNode} or newer: https://nodejs.org`,
      };
}

/** Checks for Terraform, or what takes its place. */
export async function checkTerraform(machine: Machine): Promise<Check> {
  const named = machine.env.TERRAFORM_BINARY_NAME;
  for (const program of named ? [named] : ["terraform", "tofu"]) {
    const result = await machine.run(program, ["version", "-json"]);
    if (result === null) continue;
    const check = describeTerraform(program, result.stdout);
    return check.status === "ok" && basename(program) === "tofu"
      ? describeTofu(machine, check)
      : check;
  }
  return {
    title: "Terraform",
    status: "problem",
    detail: named
      ? `TERRAFORM_BINARY_NAME is ${named}, and there is no such program`
      : "there is no terraform on the PATH",
    cure: named
      ? "Correct TERRAFORM_BINARY_NAME, or unset it."
      : "Install Terraform: https://developer.hashicorp.com/terraform/install",
  };
}

function describeTerraform(program: string, json: string): Check {
  const title = "Terraform";
  const told = readVersion(json);
  if (told === null)
    return {
      title,
      status: "problem",
      detail: `${program} version -json does not tell a version`,
      cure: `Run ${program} version, and see what is wrong with it.`,
    };
  const { terraform_version: version, platform } = told;
  const detail =
    program === "terraform" ? version : `${version}, of ${program}`;
  if (!isAtLeast(version, leastTerraform))
    return {
      title,
      status: "problem",
      detail: `${detail} is too old`,
      cure: `Install ${leastTerraform} or newer.`,
    };
  const own = terraformPlatform();
  if (platform !== undefined && platform !== own)
    return {
      title,
      status: "problem",
      detail: `${detail} is for ${platform}, and finds only providers for that; Node.js is for ${own}, and installs the provider for this`,
      cure: `Install Terraform for ${own}; or Node.js for ${platform}, and the provider again with it: npx cdktf-avara install`,
    };
  return { title, status: "ok", detail };
}

/** OpenTofu looks for a provider without a host in a registry of its own, and cdktf runs it only when told to. */
async function describeTofu(machine: Machine, check: Check): Promise<Check> {
  if (!(await isCdktfProject(machine)))
    return {
      ...check,
      status: "warning",
      cure: `Name the provider in full: source = "${providerSource}"`,
    };
  const override = `stack.addOverride("terraform.required_providers.avara.source", "${providerSource}")`;
  return machine.env.TERRAFORM_BINARY_NAME
    ? { ...check, status: "warning", cure: `In each stack: ${override}` }
    : {
        ...check,
        status: "problem",
        detail: `${check.detail}, which cdktf does not run by itself`,
        cure: `export TERRAFORM_BINARY_NAME=tofu, and in each stack: ${override}`,
      };
}

function readVersion(json: string): z.infer<typeof versionSchema> | null {
  try {
    return versionSchema.parse(JSON.parse(json));
  } catch {
    return null;
  }
}
