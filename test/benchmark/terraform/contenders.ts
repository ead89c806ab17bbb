/** The providers that the benchmark compares, and the runtimes that they need. */
import { copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import {
  pathInMirror,
  providerBundle,
} from "../../../src/constructs/provider/provider-files";
import { compileExecutable } from "../../../src/generate/release/compile-executable";
import { thisPlatform } from "../../../src/generate/release/platforms";
import { runTool } from "../../../src/generate/run-tool";
import { newCertificate } from "../../support/provider/new-certificate";
import { fetchNode } from "../../matrix/fetch-node";
import { bunFolder } from "../../support/provider/runtime";
import {
  createTerraformWorkspace,
  type TerraformWorkspace,
} from "../../support/terraform/terraform-workspace";

/** A provider, and how it is run. */
export interface Contender {
  readonly name: string;
  /** The executable file. */
  readonly provider: string;
  readonly env: Readonly<Record<string, string>>;
  /** The command that starts its runtime, and does nothing. */
  readonly emptyProgram?: readonly [string, ...string[]];
}

/** The lines of Node.js that the package supports. */
const nodeLines = ["20", "22", "24", "26"];

/**
 * Prepares everything that is compared: a provider in Go, whose executable `BENCH_GO_PROVIDER` names; this one on Bun,
 * compiled, and on each line of Node.js, which comes from npm; and on Node.js 20 with a file of further certificates.
 *
 * @param folder for what is compiled or written
 */
export async function prepareContenders(
  env: NodeJS.ProcessEnv,
  folder: string,
): Promise<readonly Contender[]> {
  const bun = join(bunFolder(), "bun");
  const compiled = join(folder, "terraform-provider-avara");
  await compileExecutable({
    platform: thisPlatform(),
    compiler: bun,
    runtime: bun,
    outfile: compiled,
  });
  const certificates = join(folder, "certificates.pem");
  await writeFile(certificates, (await newCertificate()).certificatePem);
  const nodes: Contender[] = [];
  for (const line of nodeLines) {
    const { version, bin } = await fetchNode(line);
    nodes.push(onRuntime("node", `Node.js ${version}`, bin));
  }
  const [oldest] = nodes;
  return [
    ...(env.BENCH_GO_PROVIDER === undefined
      ? []
      : [
          {
            name: "a provider in Go",
            provider: env.BENCH_GO_PROVIDER,
            env: {},
          },
        ]),
    onRuntime(
      "bun",
      `Bun ${(await runTool(bun, ["--version"], {})).trim()}`,
      bunFolder(),
    ),
    { name: "compiled", provider: compiled, env: {} },
    ...nodes,
    ...(oldest === undefined
      ? []
      : [
          {
            ...oldest,
            name: `${oldest.name} with NODE_EXTRA_CA_CERTS`,
            env: { ...oldest.env, NODE_EXTRA_CA_CERTS: certificates },
          },
        ]),
  ];
}

function onRuntime(
  runtime: "bun" | "node",
  name: string,
  bin: string,
): Contender {
  return {
    name,
    provider: providerBundle,
    env: {
      AVARA_PROVIDER_RUNTIME: runtime,
      PATH: [bin, process.env.PATH].join(delimiter),
    },
    emptyProgram: [join(bin, runtime), "-e", "0"],
  };
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
