import { join } from "node:path";
import * as z from "zod/mini";
import { findProgram } from "../find-program";
import { type Check, type Machine, isAtLeast } from "./check";

const leastNode = "20.9.0";
/** The first with import blocks. */
const leastTerraform = "1.5.0";
const leastCdktf = "0.21.0";

const versionSchema = z.object({ terraform_version: z.string() });

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
    if (result !== null) return describeTerraform(program, result.stdout);
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
  const version = readVersion(json);
  if (version === null)
    return {
      title,
      status: "problem",
      detail: `${program} version -json does not tell a version`,
      cure: `Run ${program} version, and see what is wrong with it.`,
    };
  const detail = program === "terraform" ? version : `${program} ${version}`;
  if (!isAtLeast(version, leastTerraform))
    return {
      title,
      status: "problem",
      detail: `${detail} is too old`,
      cure: `Install ${leastTerraform} or newer.`,
    };
  if (program === "tofu")
    return {
      title,
      status: "warning",
      detail: `${detail}, in place of Terraform`,
      cure: 'Name the provider in full, source = "registry.terraform.io/avara-software/avara"; for cdktf and drift, set TERRAFORM_BINARY_NAME=tofu.',
    };
  return { title, status: "ok", detail };
}

function readVersion(json: string): string | null {
  try {
    return versionSchema.parse(JSON.parse(json)).terraform_version;
  } catch {
    return null;
  }
}

/** Checks for the cdktf CLI, which HCL does not need. */
export async function checkCdktf(machine: Machine): Promise<Check> {
  const title = "cdktf";
  if (!(await isCdktfProject(machine)))
    return {
      title,
      status: "ok",
      detail: "not needed: there is no cdktf.json here",
    };
  const result = await machine.run(findProgram("cdktf", machine.directory), [
    "--version",
  ]);
  const version = /\d+\.\d+\.\d+/.exec(result?.stdout ?? "")?.[0];
  if (version === undefined)
    return {
      title,
      status: "problem",
      detail: "there is a cdktf.json, and no cdktf",
      cure: "npm install --save-dev cdktf-cli",
    };
  return isAtLeast(version, leastCdktf)
    ? { title, status: "ok", detail: version }
    : {
        title,
        status: "problem",
        detail: `${version} is too old`,
        cure: `npm install --save-dev cdktf-cli@^${leastCdktf}`,
      };
}

/** Checks the setting without which cdktf asks the public registry for the provider. */
export async function checkProviderLock(
  machine: Machine,
): Promise<readonly Check[]> {
  if (!(await isCdktfProject(machine))) return [];
  const title = "CDKTF_SKIP_PROVIDER_LOCK";
  if (machine.env.CDKTF_SKIP_PROVIDER_LOCK === "true")
    return [{ title, status: "ok", detail: "true" }];
  return [
    {
      title,
      status: "warning",
      detail:
        "not true: where there is no lock file yet, cdktf looks for the provider in the public registry only, and the first deploy fails",
      cure: "export CDKTF_SKIP_PROVIDER_LOCK=true",
    },
  ];
}

async function isCdktfProject({ directory, read }: Machine): Promise<boolean> {
  return (await read(join(directory, "cdktf.json"))) !== null;
}
