/** The API key and the values of custom headers appear nowhere else. */
import { once } from "node:events";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { customerBlock } from "../../support/hcl/customer-block";
import { providerBlock } from "../../support/hcl/provider-block";
import { startTerraform } from "../../support/terraform/start-terraform";
import { unzip } from "../../support/terraform/unzip";
import { isOpenTofu } from "../../support/terraform/clients";
import { useTerraform } from "../../support/terraform/use-terraform";
import { until } from "../../support/until";
import { useTemporaryFolder } from "../../support/use-temporary-folder";

const begin = useTerraform("installed");
const temporaryFolder = useTemporaryFolder();

const apiKey = "sk_live_5ec7e75ec7e75ec7e75ec7e75ec7e75e";
const headerValue = 'Basic "c2VjcmV0OmhlYWRlcg=="';
const headerCredentials = "c2VjcmV0OmhlYWRlcg==";

/** All forms in which a secret may be written. */
const spellings = [apiKey, headerValue, headerCredentials].flatMap((secret) => [
  secret,
  JSON.stringify(secret).slice(1, -1),
  encodeURIComponent(secret),
  Buffer.from(secret).toString("base64").replace(/=+$/, ""),
  Buffer.from(secret).toString("hex"),
]);

function secretsIn(text: string): readonly string[] {
  return spellings.filter((spelling) => text.includes(spelling));
}

const customers = customerBlock("a", {
  name: "Alpha",
  active: false,
  metadata: { owner: "a" },
});

test("with the secrets in the environment, nothing contains them", async () => {
  const dataFile = join(temporaryFolder(), "customers.json");
  const processesAreRead = new AbortController();
  const { workspace, sandbox } = await begin({
    apiKey,
    dataFile,
    sleep: async () => {
      await once(processesAreRead.signal, "abort");
    },
  });
  const { directory, env } = workspace;
  Object.assign(env, {
    AVARA_CUSTOM_HEADERS: `x-gateway: ${headerValue}`,
    TF_LOG: "TRACE",
    TF_LOG_PATH: join(directory, "trace.log"),
  });
  const evidence = new Map<string, string>();
  const run = async (what: string, ...args: readonly string[]) => {
    const { stdout, stderr } = await workspace.run(...args);
    evidence.set(what, stdout + stderr);
  };
  await workspace.write(customers);
  await run("the output of a plan", "plan", "-out=saved.tfplan");
  const archive = unzip(await readFile(join(directory, "saved.tfplan")));
  for (const [name, content] of archive)
    evidence.set(`${name} in the plan file`, content.toString("latin1"));
  await run("a plan shown as JSON", "show", "-json", "saved.tfplan");

  sandbox.faults.add({
    kind: "latency",
    method: "POST",
    path: "/v1/express",
    latencyMs: 1,
  });
  const apply = startTerraform(workspace, "apply", "saved.tfplan");
  const commandLines = new Set<string>();
  await until(async () => {
    await readCommandLines(commandLines);
    return sandbox.requests.count({ method: "POST" }) > 0;
  });
  // The provider runs, and waits for its response.
  await readCommandLines(commandLines);
  processesAreRead.abort();
  evidence.set("the arguments of processes", [...commandLines].join("\n"));
  expect(evidence.get("the arguments of processes")).toContain(
    "terraform-provider-avara",
  );
  const { stdout, stderr } = await apply.exited;
  evidence.set("the output of an apply", stdout + stderr);
  await run("a state shown as JSON", "show", "-json");
  await run("the state", "state", "pull");
  sandbox.faults.clear();

  const echo = JSON.stringify({
    message: `Refused: authorization: Bearer ${apiKey}, x-gateway: ${headerValue}`,
  });
  for (const [status, body] of [
    [422, echo],
    [500, `<html>${echo}</html>`],
    [200, echo],
    [302, ""],
  ] as const) {
    sandbox.faults.add({
      kind: "respond",
      status,
      body,
      headers: {
        "x-request-id": apiKey,
        location: `https://example.com/?key=${apiKey}`,
        "retry-after-ms": "1",
      },
    });
    const what = `errors of an API that echoes the secrets, with status ${status}`;
    await run(what, "plan");
    expect(evidence.get(what)).toContain("Could not read the customer");
    sandbox.faults.clear();
  }

  const crash = join(temporaryFolder(), "crash.cjs");
  await writeFile(
    crash,
    "require('node:http').request = () => { throw setImmediate(() => { throw new Error('crashed on purpose'); }); };",
  );
  // The script gives Bun no code from the environment.
  const { AVARA_PROVIDER_RUNTIME: runtime } = env;
  Object.assign(env, {
    AVARA_PROVIDER_RUNTIME: "node",
    NODE_OPTIONS: `--require ${crash}`,
  });
  await run("the output of a crash", "plan");
  delete env.NODE_OPTIONS;
  env.AVARA_PROVIDER_RUNTIME = runtime;

  const trace = await readFile(join(directory, "trace.log"), "utf8");
  // OpenTofu 1.12 shows a crash only in its log.
  const shown = isOpenTofu() ? trace : evidence.get("the output of a crash");
  expect(shown).toContain("crashed on purpose");

  expect(trace).toContain("API request");
  evidence.set("the log at TRACE", trace);
  evidence.set("the sandbox's data file", await readFile(dataFile, "utf8"));
  const names = ["AVARA_CUSTOM_HEADERS", "TF_LOG", "TF_LOG_PATH"];
  for (const name of names) Reflect.deleteProperty(env, name);

  for (const [what, text] of evidence)
    expect({ what, isEmpty: text === "", secrets: secretsIn(text) }).toEqual({
      what,
      isEmpty: false,
      secrets: [],
    });
});

test("with the secrets in the provider's block, state, output and log contain none of them", async () => {
  const { workspace } = await begin({ apiKey });
  const { directory, env } = workspace;
  env.AVARA_API_KEY = undefined;
  env.TF_LOG = "TRACE";
  env.TF_LOG_PATH = join(directory, "trace.log");
  await workspace.write(
    providerBlock({
      api_key: apiKey,
      custom_headers: { "x-gateway": headerValue },
    }) + customers,
  );
  const { stdout, stderr } = await workspace.run("apply", "-auto-approve");
  const state = await workspace.succeed("state", "pull");
  delete env.TF_LOG;
  const trace = await readFile(join(directory, "trace.log"), "utf8");
  delete env.TF_LOG_PATH;
  expect(stdout).toContain("Apply complete!");
  expect(secretsIn(stdout + stderr + state)).toEqual([]);
  expect(trace).toContain("API request");
  expect(secretsIn(trace)).toEqual([]);
});

/** Collects the command lines of all processes. */
async function readCommandLines(found: Set<string>): Promise<void> {
  for (const pid of await readdir("/proc")) {
    if (!/^\d+$/.test(pid)) continue;
    const line = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    found.add(line.replaceAll("\0", " "));
  }
}
