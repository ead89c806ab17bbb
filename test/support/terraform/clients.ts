import { execFileSync } from "node:child_process";
import { delimiter } from "node:path";
import { describe, test } from "@jest/globals";
import { terraformProgram } from "../../../src/cli/machine/terraform-program";

/**
 * The first release of each product that has a feature; null if none has it yet. The sources are the
 * products' changelogs.
 */
const firstReleases = {
  "provider functions": { terraform: "1.8", tofu: "1.7" },
  functions: { terraform: "1.8", tofu: "1.7" },
  "moves between resource types": { terraform: "1.8", tofu: "1.10" },
  "write-only attributes": { terraform: "1.11", tofu: "1.11" },
  "resource identity": { terraform: "1.12", tofu: "1.12" },
  queries: { terraform: "1.14", tofu: null },
  actions: { terraform: "1.14", tofu: null },
  "lean generated configuration": { terraform: "1.14", tofu: null },
  "private data in plans": { terraform: "1.16", tofu: null },
  "-minimal-refresh": { terraform: "1.17", tofu: null },
} as const;

/** What only newer releases can do. */
export type Feature = keyof typeof firstReleases;

/** A Terraform or an OpenTofu that tests run. */
interface Client {
  readonly program: string;
  readonly product: "terraform" | "tofu";
  readonly release: string;
}

/**
 * Defines tests that need a feature, once for each Terraform and OpenTofu: the one that all tests run, and those that
 * `TEST_TERRAFORMS` lists as paths. If a release lacks the feature, one skipped test says so.
 */
export function describeClients(
  feature: Feature,
  define: (program: string) => void,
): void {
  for (const client of clients()) {
    const { product, release, program } = client;
    const name = `${product === "tofu" ? "OpenTofu" : "Terraform"} ${release}`;
    const first = firstReleases[feature][product];
    if (first !== null && isAtLeast(release, first))
      describe(name, () => {
        define(program);
      });
    else
      test.skip(`${name} has no ${feature}: ${first === null ? "no release has" : `the first release that has is ${first}`}`, () =>
        undefined);
  }
}

/** Whether the tests run OpenTofu, because TERRAFORM_BINARY_NAME names it. */
export function isOpenTofu(): boolean {
  return clientOf(terraformProgram(process.env)).product === "tofu";
}

function clients(): readonly Client[] {
  const further = (process.env.TEST_TERRAFORMS ?? "").split(delimiter);
  return [terraformProgram(process.env), ...further]
    .filter((program) => program !== "")
    .map(clientOf);
}

function clientOf(program: string): Client {
  const output = execFileSync(program, ["version"], {
    encoding: "utf8",
    env: { PATH: process.env.PATH, CHECKPOINT_DISABLE: "1" },
  });
  const [, product, release] = /^(\w+) v(\d+\.\d+\.\d+)/m.exec(output) ?? [];
  if (release === undefined)
    throw new Error(`${program} version printed ${output}`);
  return {
    program,
    product: product === "OpenTofu" ? "tofu" : "terraform",
    release,
  };
}

function isAtLeast(release: string, first: string): boolean {
  const [major = 0, minor = 0] = release.split(".").map(Number);
  const [firstMajor = 0, firstMinor = 0] = first.split(".").map(Number);
  return major > firstMajor || (major === firstMajor && minor >= firstMinor);
}
