/**
 * Runs the scripts of the pipelines with bash, with fakes for terraform, cdktf-avara and the platforms' clients.
 */
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { runProgram } from "../../../src/system/run-program";
import {
  githubScript,
  gitlabScripts,
} from "../../support/pages/pipeline-scripts";
import { useTemporaryFolder } from "../../support/use-temporary-folder";

const directory = useTemporaryFolder();

/** Puts a fake program on the PATH of scripts, which records its arguments and runs its body. */
async function place(name: string, body: string): Promise<void> {
  await writeFile(
    join(directory(), name),
    `#!/bin/bash\necho "${name} $*" >> calls\n${body}\n`,
    { mode: 0o755 },
  );
}

async function bash(
  script: string,
  env: Readonly<Record<string, string>> = {},
) {
  const { exitCode, stderr } = await runProgram("bash", ["-ec", script], {
    cwd: directory(),
    env: {
      PATH: [directory(), dirname(process.execPath), "/usr/bin", "/bin"].join(
        ":",
      ),
      ...env,
    },
  });
  return { status: exitCode, stderr };
}

function read(name: string): Promise<string> {
  return readFile(join(directory(), name), "utf8").catch(() => "");
}

describe("the comment on a pull request", () => {
  const path = "github/workflows/pull-request.yml";
  const marker = "<!-- avara-plan -->";

  test("contains the plan, which can neither end its block nor be too long", async () => {
    await writeFile(join(directory(), "plan.txt"), "```\n\n".repeat(9000));
    const script = await githubScript(path, "Write the summary");
    const env = { STACK: "stack", GITHUB_STEP_SUMMARY: "summary" };
    expect(await bash(script, env)).toEqual({ status: 0, stderr: "" });
    const comment = await read("comment.md");
    expect(comment.length).toBeGreaterThan(50_000);
    expect(comment.length).toBeLessThan(65_536);
    const [first, ...lines] = comment.split("\n");
    expect(first).toBe(marker);
    expect(lines.filter((line) => line.includes("```"))).not.toContain("```");
    expect(await read("summary")).toBe(comment);
  });

  test.each([
    ["", "--method POST comments"],
    ["comments/7", "--method PATCH comments/7"],
  ])("if the former comment is %j: %s", async (former, expected) => {
    await place("gh", `[[ "$*" != *--jq* ]] || echo "${former}"`);
    const script = await githubScript(path, "Comment");
    expect(await bash(script, { COMMENTS: "comments" })).toEqual({
      status: 0,
      stderr: "",
    });
    const [look, ...calls] = (await read("calls")).trim().split("\n");
    expect(look).toContain(`startswith("${marker}")`);
    expect(calls).toEqual([
      `gh api ${expected} --field body=@comment.md --silent`,
    ]);
  });

  test("is not written if the former comment cannot be looked up", async () => {
    await place("gh", "exit 1");
    const script = await githubScript(path, "Comment");
    expect((await bash(script, { COMMENTS: "comments" })).status).toBe(1);
    expect((await read("calls")).trim().split("\n")).toHaveLength(1);
  });
});

test.each([
  [0, 0],
  [2, 0],
  [1, 1],
])(
  "on GitHub, if plan exits with %d the step exits with %d, and keeps what plan prints",
  async (exitCode, status) => {
    await place("terraform", `echo "Warning: Deactivates"; exit ${exitCode}`);
    const path = "github/workflows/pull-request.yml";
    const script = await githubScript(path, "Plan");
    expect((await bash(script, { STACK: "stack" })).status).toBe(status);
    expect(await read("plan.txt")).toBe("Warning: Deactivates\n");
  },
);

const drift = (exitCode: number) =>
  `echo "# Report" > drift.md; exit ${exitCode}`;

describe("drift on GitHub", () => {
  const path = "github/workflows/drift.yml";

  const look = async () =>
    bash(await githubScript(path, "Look for drift"), {
      GITHUB_OUTPUT: "output",
      GITHUB_STEP_SUMMARY: "summary",
    });

  test.each([
    [0, 0, "found=false\n"],
    [2, 0, "found=true\n"],
    [1, 1, ""],
  ])(
    "if drift exits with %d and a report, the step exits with %d, shows it and reports %j",
    async (exitCode, status, output) => {
      await place("npx", drift(exitCode));
      expect((await look()).status).toBe(status);
      expect(await read("output")).toBe(output);
      expect(await read("summary")).toBe("# Report\n");
    },
  );

  test.each([1, 127])(
    "if drift exits with %d without a report, the step does too, and shows nothing",
    async (exitCode) => {
      await place("npx", `exit ${exitCode}`);
      expect(await look()).toEqual({ status: exitCode, stderr: "" });
      expect([await read("output"), await read("summary")]).toEqual(["", ""]);
    },
  );

  test.each([
    [
      "true",
      "",
      [
        "create --title Avara customers have drifted --label avara-drift --body-file drift.md",
      ],
    ],
    ["true", "7", ["edit 7 --body-file drift.md"]],
    ["false", "7", ["close 7 --comment Nothing differs any more."]],
    ["false", "", []],
  ])(
    "with the result %s and the open issue %j: %j",
    async (found, issue, expected) => {
      await place("gh", `[[ "$*" != "issue list"* ]] || echo "${issue}"`);
      const script = await githubScript(path, "Keep the issue up to date");
      expect(await bash(script, { FOUND: found })).toEqual({
        status: 0,
        stderr: "",
      });
      const calls = (await read("calls")).trim().split("\n");
      expect(calls.slice(0, 2)).toEqual([
        expect.stringMatching(/^gh label create avara-drift --force/),
        expect.stringMatching(
          /^gh issue list --label avara-drift --state open/,
        ),
      ]);
      expect(calls.slice(2)).toEqual(
        expected.map((call) => `gh issue ${call}`),
      );
    },
  );
});

/** The script of a job, with the settings of GitLab's runner. */
async function gitlabScript(job: string): Promise<string> {
  return `set -o pipefail\n${(await gitlabScripts()).get(job) ?? ""}`;
}

describe("setting up on GitLab", () => {
  test.each([
    ["that it should have", "terraform", 0, ["unzip", "npm", "npx"]],
    ["of another file", "something else", 1, []],
  ])(
    "Terraform is used only with the right checksum: %s",
    async (_, content, status, expected) => {
      const zip = "terraform_1.11.4_linux_amd64.zip";
      await place(
        "curl",
        `case "$*" in
           *.zip) printf terraform > ${zip} ;;
           *) echo "$(printf '${content}' | sha256sum | cut -d ' ' -f 1)  ${zip}"
         esac`,
      );
      for (const name of ["unzip", "npm", "npx"]) await place(name, "");
      const script = await gitlabScript(".setup");
      const env = { TERRAFORM_VERSION: "1.11.4" };
      expect((await bash(script, env)).status).toBe(status);
      const calls = [...(await read("calls")).matchAll(/^\w+/gm)].flat();
      expect(calls).toEqual(["curl", "curl", ...expected]);
    },
  );
});

test.each([
  [[], { create: 0, update: 0, delete: 0 }],
  [
    [["no-op"], ["create"], ["update"], ["delete", "create"]],
    { create: 2, update: 1, delete: 1 },
  ],
])(
  "on GitLab, of the changes %j the merge request shows %j",
  async (changes, counts) => {
    const plan = JSON.stringify({
      resource_changes: changes.map((actions) => ({ change: { actions } })),
    });
    await place("npx", "");
    await place("terraform", `[[ "$*" != *-json* ]] || echo '${plan}'`);
    const script = await gitlabScript("plan");
    expect(await bash(script, { STACK: "stack" })).toEqual({
      status: 0,
      stderr: "",
    });
    expect(JSON.parse(await read("plan.json"))).toEqual(counts);
  },
);

describe("drift on GitLab", () => {
  const env = {
    CI_API_V4_URL: "https://gitlab.example/api/v4",
    CI_PROJECT_ID: "1",
    DRIFT_ISSUE_TOKEN: "token",
  };
  const issues = "https://gitlab.example/api/v4/projects/1/issues";
  const list = `${issues}?labels=avara-drift&state=opened`;

  test.each([
    [
      2,
      "[]",
      0,
      [
        list,
        `--form title=Avara customers have drifted --form labels=avara-drift --form description=<drift.md ${issues}`,
      ],
    ],
    [
      2,
      '[{"iid":7}]',
      0,
      [list, `--request PUT --form description=<drift.md ${issues}/7`],
    ],
    [
      0,
      '[{"iid":7}]',
      0,
      [list, `--request PUT --form state_event=close ${issues}/7`],
    ],
    [0, "[]", 0, [list]],
    [1, "[]", 1, []],
  ])(
    "if drift exits with %d and the open issues are %s, the job exits with %d",
    async (exitCode, open, status, expected) => {
      await place("npx", drift(exitCode));
      await place("curl", `echo '${open}'`);
      const script = await gitlabScript("drift");
      expect(await bash(script, env)).toEqual({ status, stderr: "" });
      const options =
        "curl --fail --silent --show-error --header PRIVATE-TOKEN: token ";
      const calls = (await read("calls")).trim().split("\n").slice(1);
      expect(calls).toEqual(expected.map((call) => `${options}${call}`));
    },
  );

  test("if the issues cannot be read, the job fails, and opens none", async () => {
    await place("npx", drift(2));
    await place("curl", "exit 22");
    const script = await gitlabScript("drift");
    expect((await bash(script, env)).status).not.toBe(0);
    expect((await read("calls")).trim().split("\n")).toHaveLength(2);
  });
});
