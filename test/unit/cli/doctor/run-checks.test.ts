import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { Check } from "../../../../src/cli/doctor/check";
import { runChecks } from "../../../../src/cli/doctor/run-checks";
import { createEnvironmentClient } from "../../../../src/cli/environment-client";
import type { Machine } from "../../../../src/cli/machine";
import {
  cliConfiguration,
  impliedMirror,
  pathInMirror,
  providerBundle,
  providerSource,
  terraformPlatform,
} from "../../../../src/cli/install/provider-mirror";
import { createAvaraClient } from "../../../../src/client/avara-client";
import { version } from "../../../../src/version";
import packageJson from "../../../../package.json";

const guide = readFileSync(
  join(__dirname, "../../../../docs/guides/doctor.md"),
  "utf8",
);
const apiKey = `sk_live_${"5".repeat(32)}`;
const project = "/home/ada/project";
const mirror = impliedMirror({ HOME: "/home/ada" });
const script = "#!/usr/bin/env node\n";

interface Setup {
  readonly env?: Machine["env"];
  readonly files?: Readonly<Record<string, string | null>>;
  readonly programs?: Readonly<Record<string, string | null>>;
  readonly machine?: Partial<Machine>;
  /** What the API answers. */
  readonly status?: number;
  readonly isReachable?: boolean;
}

/** Examines a machine on which all is well but for what is given; null takes away. */
function examineMachine({
  env,
  files,
  programs,
  machine,
  status = 200,
  isReachable = true,
}: Setup = {}): Promise<Check[]> {
  const allFiles: Readonly<Record<string, string | null>> = {
    [join(project, "cdktf.json")]: "{}",
    [pathInMirror(mirror)]: script,
    [providerBundle]: script,
    ...files,
  };
  const allPrograms: Readonly<Record<string, string | null>> = {
    terraform: JSON.stringify({
      terraform_version: "1.11.4",
      platform: terraformPlatform(),
    }),
    cdktf: "0.21.0\n",
    ...programs,
  };
  const allEnv: Machine["env"] = {
    HOME: "/home/ada",
    AVARA_API_KEY: apiKey,
    CDKTF_SKIP_PROVIDER_LOCK: "true",
    ...env,
  };
  return runChecks(
    {
      env: allEnv,
      platform: "linux",
      nodeVersion: "20.9.0",
      directory: project,
      run: (file) => {
        const stdout = allPrograms[file] ?? null;
        return Promise.resolve(
          stdout === null ? null : { exitCode: 0, stdout, stderr: "" },
        );
      },
      read: (path) => {
        const text = allFiles[path] ?? null;
        return Promise.resolve(text === null ? null : Buffer.from(text));
      },
      list: (folder) =>
        Promise.resolve([
          ...new Set(
            Object.keys(allFiles)
              .filter((path) => path.startsWith(`${folder}/`))
              .map((path) => path.slice(folder.length + 1).split("/")[0] ?? ""),
          ),
        ]),
      ...machine,
    },
    () =>
      // Only to see what the environment holds: what answers is no network.
      createEnvironmentClient(allEnv) &&
      createAvaraClient({
        apiKey,
        maxRetries: 0,
        fetch: () =>
          isReachable
            ? Promise.resolve(
                Response.json(
                  status === 200
                    ? { expressCustomers: [], hasMore: false }
                    : { message: `refused ${apiKey}` },
                  { status },
                ),
              )
            : Promise.reject(new TypeError("fetch failed")),
      }),
    new AbortController().signal,
  );
}

const lockFile = (locked: string, hash: string) =>
  `provider "${providerSource}" {\n  version = "${locked}"\n  hashes = [\n    "${hash}",\n  ]\n}\n`;

const sha256 = (text: string) => createHash("sha256").update(text);
const scriptHash = `h1:${sha256(
  `${sha256(script).digest("hex")}  terraform-provider-avara_v${version}\n`,
).digest("base64")}`;
const stackLock = join(
  project,
  "cdktf.out/stacks/customers/.terraform.lock.hcl",
);
const ownConfiguration = "/home/ada/.terraformrc";

test("nothing is wrong with a healthy machine", async () => {
  const checks = await examineMachine({
    files: { [stackLock]: lockFile(version, scriptHash) },
  });
  expect(checks.map(({ title, status }) => `${title}: ${status}`)).toEqual([
    "Node.js: ok",
    "Terraform: ok",
    "cdktf: ok",
    "CDKTF_SKIP_PROVIDER_LOCK: ok",
    "Provider: ok",
    "Lock file: ok",
    "API key: ok",
    "API: ok",
  ]);
});

test("a folder with HCL needs no cdktf, and none of its settings", async () => {
  const checks = await examineMachine({
    files: { [join(project, "cdktf.json")]: null },
    programs: { cdktf: null },
    env: { CDKTF_SKIP_PROVIDER_LOCK: undefined },
  });
  expect(checks.filter(({ status }) => status !== "ok")).toEqual([]);
});

describe("what is wrong is shown with its fix", () => {
  const cases: readonly (readonly [
    string,
    Setup,
    Check["status"],
    string,
    RegExp,
    RegExp,
  ])[] = [
    [
      "an old Node.js",
      { machine: { nodeVersion: "20.8.1" } },
      "problem",
      "Node.js",
      /20\.8\.1 is too old/,
      /20\.9\.0 or newer/,
    ],
    [
      "Windows",
      { machine: { platform: "win32" } },
      "problem",
      "Node.js",
      /for Windows/,
      /WSL/,
    ],
    [
      "no terraform",
      { programs: { terraform: null } },
      "problem",
      "Terraform",
      /no terraform on the PATH/,
      /developer\.hashicorp\.com/,
    ],
    [
      "an old terraform",
      { programs: { terraform: '{"terraform_version":"1.4.9"}' } },
      "problem",
      "Terraform",
      /1\.4\.9 is too old/,
      /1\.5\.0 or newer/,
    ],
    [
      "a terraform that tells no version",
      { programs: { terraform: "?" } },
      "problem",
      "Terraform",
      /prints no version/,
      /terraform version/,
    ],
    [
      "a terraform for another architecture than Node.js",
      {
        programs: {
          terraform: '{"terraform_version":"1.11.4","platform":"plan9_386"}',
        },
      },
      "problem",
      "Terraform",
      new RegExp(
        `^1\\.11\\.4 is for plan9_386, and finds only .*; Node\\.js is for ${terraformPlatform()}, `,
      ),
      new RegExp(
        `^Install Terraform for ${terraformPlatform()}; or Node\\.js for plan9_386`,
      ),
    ],
    [
      "OpenTofu only, which cdktf is not told to run",
      {
        programs: {
          terraform: null,
          tofu: '{"terraform_version":"1.9.0"}',
        },
      },
      "problem",
      "OpenTofu",
      /^1\.9\.0, which cdktf does not run/,
      /^export TERRAFORM_BINARY_NAME=tofu, .*addOverride\(/,
    ],
    [
      "OpenTofu, which cdktf is told to run",
      {
        env: { TERRAFORM_BINARY_NAME: "tofu" },
        programs: { tofu: '{"terraform_version":"1.9.0"}' },
      },
      "warning",
      "OpenTofu",
      /^1\.9\.0$/,
      /^In each stack: .*"registry\.terraform\.io\/avara-software\/avara"\)$/,
    ],
    [
      "OpenTofu by its path, for HCL",
      {
        env: { TERRAFORM_BINARY_NAME: "/opt/tofu" },
        files: { [join(project, "cdktf.json")]: null },
        programs: { "/opt/tofu": '{"terraform_version":"1.9.0"}' },
      },
      "warning",
      "OpenTofu",
      /^1\.9\.0, from \/opt\/tofu$/,
      /^Write the provider's source in full: source = "registry\.terraform\.io\/avara-software\/avara"$/,
    ],
    [
      "a TERRAFORM_BINARY_NAME that is not there",
      { env: { TERRAFORM_BINARY_NAME: "terrraform" } },
      "problem",
      "Terraform",
      /terrraform/,
      /Correct TERRAFORM_BINARY_NAME/,
    ],
    [
      "no cdktf in a project of CDKTF",
      { programs: { cdktf: null } },
      "problem",
      "cdktf",
      /no cdktf/,
      /npm install --save-dev cdktf-cli/,
    ],
    [
      "a cdktf that tells no version",
      { programs: { cdktf: "" } },
      "problem",
      "cdktf",
      /prints no version/,
      /npx cdktf --version/,
    ],
    [
      "the lock trap before the first deploy",
      { env: { CDKTF_SKIP_PROVIDER_LOCK: undefined } },
      "problem",
      "CDKTF_SKIP_PROVIDER_LOCK",
      /first deploy of a stack fails/,
      /^export CDKTF_SKIP_PROVIDER_LOCK=true$/,
    ],
    [
      "the lock trap where a stack is deployed already",
      {
        env: { CDKTF_SKIP_PROVIDER_LOCK: "1" },
        files: { [stackLock]: lockFile(version, scriptHash) },
      },
      "warning",
      "CDKTF_SKIP_PROVIDER_LOCK",
      /first deploy of another stack fails/,
      /^export CDKTF_SKIP_PROVIDER_LOCK=true$/,
    ],
    [
      "a TF_CLI_CONFIG_FILE that does not exist",
      { env: { TF_CLI_CONFIG_FILE: "/missing.tfrc" } },
      "warning",
      "TF_CLI_CONFIG_FILE",
      /\/missing\.tfrc does not exist/,
      /unset TF_CLI_CONFIG_FILE/,
    ],
    [
      "a TF_CLI_CONFIG_FILE that cdktf does not find in the folders of stacks",
      {
        env: { TF_CLI_CONFIG_FILE: "own.tfrc" },
        files: { "own.tfrc": cliConfiguration("/elsewhere") },
      },
      "warning",
      "TF_CLI_CONFIG_FILE",
      /^cdktf does not find own\.tfrc/,
      /^export TF_CLI_CONFIG_FILE="\$PWD\/own\.tfrc"$/,
    ],
    [
      "an override",
      {
        files: {
          [ownConfiguration]:
            'provider_installation {\n  dev_overrides {\n    "avara-software/avara" = "/build"\n  }\n  filesystem_mirror {\n    path = "/home/ada/.terraform.d/plugins"\n  }\n}\n',
        },
      },
      "warning",
      "CLI configuration",
      /dev_overrides/,
      /Remove the override/,
    ],
    [
      "a provider_installation that names no folder for the provider",
      {
        files: {
          [ownConfiguration]: "provider_installation {\n  direct {}\n}\n",
        },
      },
      "problem",
      "Provider",
      /provider_installation of \/home\/ada\/\.terraformrc/,
      /Add to the block .* npx cdktf-avara install$/,
    ],
    [
      "a provider_installation that names folders for other providers only",
      {
        files: {
          [ownConfiguration]: `provider_installation {
  filesystem_mirror {
    path    = "${mirror}"
    include = ["registry.terraform.io/hashicorp/*", "corp/*"]
  }
  filesystem_mirror {
    path    = "${mirror}"
    exclude = ["avara-software/*"]
  }
}
`,
        },
      },
      "problem",
      "Provider",
      /names no folder/,
      /Add to the block .* npx cdktf-avara install$/,
    ],
    [
      "no provider in the mirror that is named",
      { files: { [ownConfiguration]: cliConfiguration("/mirror") } },
      "problem",
      "Provider",
      /not installed/,
      /^npx cdktf-avara install --mirror \/mirror$/,
    ],
    [
      "a provider of another build in the mirror that is named",
      {
        files: {
          [ownConfiguration]: cliConfiguration("/mirror"),
          [pathInMirror("/mirror")]: "old",
        },
      },
      "warning",
      "Provider",
      /is not the build of this package$/,
      /^npx cdktf-avara install --mirror \/mirror$/,
    ],
    [
      "no provider",
      { files: { [pathInMirror(mirror)]: null } },
      "problem",
      "Provider",
      /not installed/,
      /^npx cdktf-avara install$/,
    ],
    [
      "a provider of another version",
      {
        files: {
          [pathInMirror(mirror)]: null,
          [join(mirror, providerSource, "0.0.9/linux_amd64/x")]: "",
          [join(mirror, providerSource, "index.json")]: "",
        },
      },
      "problem",
      "Provider",
      /^version 0\.0\.9 is installed, and/,
      /^npx cdktf-avara install$/,
    ],
    [
      "a provider of another build",
      { files: { [pathInMirror(mirror)]: "old" } },
      "warning",
      "Provider",
      /is not the build of this package$/,
      /^npx cdktf-avara install$/,
    ],
    [
      "a lock file for another build",
      { files: { [stackLock]: lockFile(version, "h1:AAAA=") } },
      "problem",
      "Lock file",
      /checksum of another build/,
      /Delete the block provider/,
    ],
    [
      "a lock file for another version",
      { files: { [stackLock]: lockFile("0.0.9", scriptHash) } },
      "problem",
      "Lock file",
      /locks version 0\.0\.9 of the provider/,
      /terraform init -upgrade/,
    ],
    [
      "no key",
      { env: { AVARA_API_KEY: "" } },
      "problem",
      "API key",
      /AVARA_API_KEY is not set/,
      /export AVARA_API_KEY/,
    ],
    [
      "a base URL that would send the key in clear",
      { env: { AVARA_BASE_URL: "http://api.example.com" } },
      "problem",
      "Connection",
      /^AVARA_BASE_URL: .*unencrypted/,
      /Correct the variable/,
    ],
    [
      "a key that the API refuses",
      { status: 401 },
      "problem",
      "API",
      /^https:\/\/api\.avarasoftware\.com: .*401/,
      /Set AVARA_API_KEY to a key of this API/,
    ],
    [
      "a key that may not list customers",
      { status: 403 },
      "problem",
      "API",
      /403/,
      /may list/,
    ],
    [
      "an API that cannot be reached",
      { isReachable: false },
      "problem",
      "API",
      /no response/,
      /Check the network/,
    ],
    [
      "an address of something else",
      { status: 404 },
      "problem",
      "API",
      /404/,
      /Set AVARA_BASE_URL to the address of the API/,
    ],
    [
      "an API that fails",
      { status: 500 },
      "problem",
      "API",
      /500/,
      /Try again/,
    ],
  ];
  test.each(cases)("%s", async (_case, setup, status, title, detail, fix) => {
    const checks = await examineMachine(setup);
    expect(checks.filter((check) => check.status !== "ok")).toEqual([
      {
        title,
        status,
        detail: expect.stringMatching(detail),
        fix: expect.stringMatching(fix),
      },
    ]);
    expect(JSON.stringify(checks)).not.toContain(apiKey);
  });

  test("and the guide has a row for each check", () => {
    const rows = guide.matchAll(/^\| `([^`]+)` +\|/gm);
    const titles = new Set(cases.map(([, , , title]) => title));
    expect([...rows].map(([, title]) => title).sort()).toEqual(
      [...titles].sort(),
    );
  });
});

test.each([
  ["of a CDKTF app", "{}", "problem"],
  ["with HCL", null, "ok"],
])(
  "the plugin folder of a folder %s counts where terraform runs there",
  async (_case, cdktfJson, expected) => {
    const checks = await examineMachine({
      files: {
        [join(project, "cdktf.json")]: cdktfJson,
        [pathInMirror(mirror)]: null,
        [pathInMirror(join(project, "terraform.d/plugins"))]: script,
      },
    });
    const provider = checks.find(({ title }) => title === "Provider");
    expect(provider?.status).toBe(expected);
  },
);

test.each([
  ["in a comment", "# provider_installation {}\n"],
  ["that names the mirror", cliConfiguration(mirror)],
  [
    "that names the mirror for all providers",
    cliConfiguration(mirror).replace(/include.*/, 'include = ["*/*/*"]'),
  ],
])("a provider_installation %s hides nothing", async (_case, text) => {
  const checks = await examineMachine({ files: { [ownConfiguration]: text } });
  expect(checks.filter(({ status }) => status !== "ok")).toEqual([]);
});

test("asks for the Node.js that the package needs", async () => {
  const [, least = ""] = />=(.*)/.exec(packageJson.engines.node) ?? [];
  const [node] = await examineMachine({
    machine: { nodeVersion: `${least}.0` },
  });
  expect(node?.status).toBe("ok");
});
