/** The providers that the benchmark compares. */
import { execFileSync } from "node:child_process";
import { copyFile, mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import {
  pathInMirror,
  providerBundle,
} from "../../src/cli/install/provider-mirror";
import { bunFolder } from "../support/provider/runtime";
import {
  createTerraformWorkspace,
  type TerraformWorkspace,
} from "../support/terraform/terraform-workspace";

/** A provider, and how it is run. */
export interface Contender {
  readonly name: string;
  /** The executable file. */
  readonly provider: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Lists what can be compared on this machine: Node.js and Bun, and what the environment names. `BENCH_GO_PROVIDER` is a
 * provider in Go of the same resource, `BENCH_COMPILED_PROVIDER` a release's executable, `BENCH_NODES` a list of other
 * Node.js executables, separated by colons. With `NODE_EXTRA_CA_CERTS`, Node.js is measured with and without it.
 */
export function listContenders(env: NodeJS.ProcessEnv): readonly Contender[] {
  const path = env.PATH ?? "";
  const onNode = (node: string): Contender => ({
    name: `Node.js ${execFileSync(node, ["--version"]).toString().trim().slice(1)}`,
    provider: providerBundle,
    env: {
      AVARA_PROVIDER_RUNTIME: "node",
      PATH: `${dirname(node)}:${path}`,
    },
  });
  const standalone = (
    name: string,
    provider: string | undefined,
  ): readonly Contender[] =>
    provider === undefined ? [] : [{ name, provider, env: {} }];
  const thisNode = onNode(process.execPath);
  const certificates = env.NODE_EXTRA_CA_CERTS;
  return [
    ...standalone("a provider in Go", env.BENCH_GO_PROVIDER),
    {
      name: "Bun",
      provider: providerBundle,
      env: {
        AVARA_PROVIDER_RUNTIME: "bun",
        PATH: `${bunFolder()}:${path}`,
      },
    },
    ...standalone("compiled", env.BENCH_COMPILED_PROVIDER),
    thisNode,
    ...(certificates === undefined
      ? []
      : [
          {
            ...thisNode,
            name: `${thisNode.name}, more certificates`,
            env: { ...thisNode.env, NODE_EXTRA_CA_CERTS: certificates },
          },
        ]),
    ...(env.BENCH_NODES ?? "")
      .split(":")
      .filter((node) => node !== "")
      .map(onNode),
  ];
}

/** Creates a workspace in which Terraform runs the contender. */
export async function createContenderWorkspace({
  provider,
  env,
}: Contender): Promise<TerraformWorkspace> {
  const workspace = await createTerraformWorkspace("installed");
  const { directory } = workspace;
  const installed = pathInMirror(join(directory, "mirror"));
  await mkdir(dirname(installed), { recursive: true });
  await copyFile(provider, installed);
  for (const name of [".terraform", ".terraform.lock.hcl"])
    await rm(join(directory, name), { recursive: true });
  Object.assign(workspace.env, env);
  await workspace.succeed("init");
  return workspace;
}
