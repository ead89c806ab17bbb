/** A machine in memory, and what doctor finds wrong with it. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import type { Check } from "../../../../src/cli/doctor/check";
import { formatChecks } from "../../../../src/cli/doctor/format-checks";
import { runChecks } from "../../../../src/cli/doctor/run-checks";
import { createEnvironmentClient } from "../../../../src/cli/environment-client";
import { impliedMirror } from "../../../../src/cli/machine/cli-configuration";
import {
  pathInMirror,
  providerBundle,
  providerSource,
  terraformPlatform,
} from "../../../../src/constructs/provider/provider-files";
import type { Machine } from "../../../../src/cli/machine/machine";
import { createAvaraClient } from "../../../../src/client/avara-client";
import { version } from "../../../../src/version";

export const apiKey = `sk_live_${"5".repeat(32)}`;
export const project = "/home/ada/project";
export const mirror = impliedMirror({ HOME: "/home/ada" });
export const script = "#!/usr/bin/env node\n";

export interface Setup {
  readonly env?: Machine["env"];
  readonly files?: Readonly<Record<string, string | null>>;
  readonly programs?: Readonly<Record<string, string | null>>;
  readonly machine?: Partial<Machine>;
  /** The status of the API's response. */
  readonly status?: number;
  readonly isReachable?: boolean;
}

/** Checks a machine that is healthy except for what is given; null removes something. */
export function checkMachine({
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
    terraform: `Terraform v1.11.4\non ${terraformPlatform()}\n`,
    cdktf: "0.21.0\n",
    [providerBundle]: "Bun 1.4.5\n",
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
      // Checks the environment. The client itself uses no network.
      createEnvironmentClient(allEnv) &&
      createAvaraClient({
        apiKey,
        maxRetries: 0,
        send: () =>
          isReachable
            ? Promise.resolve(
                Response.json(
                  status === 200
                    ? { expressCustomers: [], hasMore: false }
                    : { message: `refused ${apiKey}` },
                  { status },
                ),
              )
            : Promise.reject(new Error("socket hang up")),
      }),
    new AbortController().signal,
  );
}

export const lockFile = (locked: string, hash: string) =>
  `provider "${providerSource}" {\n  version = "${locked}"\n  hashes = [\n    "${hash}",\n  ]\n}\n`;

export const sha256 = (text: string) => createHash("sha256").update(text);
export const scriptHash = `h1:${sha256(
  `${sha256(script).digest("hex")}  terraform-provider-avara_v${version}\n`,
).digest("base64")}`;
export const stackLock = join(
  project,
  "cdktf.out/stacks/customers/.terraform.lock.hcl",
);
/** A stack that was synthesized without the provider. */
export const bareStack = {
  [join(project, "cdktf.out/stacks/bare/cdk.tf.json")]: "{}",
};
export const ownConfiguration = "/home/ada/.terraformrc";

/** The check of a machine with a title. */
export async function findCheck(
  title: string,
  setup: Setup,
): Promise<Check | undefined> {
  const checks = await checkMachine(setup);
  return checks.find((check) => check.title === title);
}

/** A machine with one thing wrong, and what doctor prints about it: a line, and the fix below. */
export type Problem = readonly [
  what: string,
  setup: Setup,
  line: RegExp,
  fix: RegExp,
];

/** Tests that doctor finds what is wrong with each machine, and nothing else. */
export function testProblems(problems: readonly Problem[]): void {
  test.each(problems)(
    "%s is shown with its fix",
    async (_what, setup, ...lines) => {
      const checks = await checkMachine(setup);
      const found = checks.filter(({ status }) => status !== "ok");
      expect(formatChecks(found, false).trimEnd().split("\n    ")).toEqual([
        expect.stringMatching(lines[0]),
        expect.stringMatching(lines[1]),
      ]);
      expect(JSON.stringify(checks)).not.toContain(apiKey);
    },
  );
}
