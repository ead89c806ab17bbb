import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import * as z from "zod/mini";
import { createProgram } from "../../../src/cli/program";
import { runProgram } from "../../../src/system/run-program";
import { captureIo } from "../../support/cli/capture-io";
import {
  allScripts,
  githubFiles,
  githubSteps,
  gitlabFile,
  pipelinesDirectory,
  readPipeline,
} from "../../support/pages/pipeline-scripts";
import { repository } from "../../support/repository";
import { useTemporaryFolder } from "../../support/use-temporary-folder";

const outdir = useTemporaryFolder();

test("every cdktf-avara command in them and in the guides exists, with its options", async () => {
  const guides = await Promise.all(
    ["adopting.md", "pipelines.md"].map((name) =>
      readFile(join(repository, "docs/guides", name), "utf8"),
    ),
  );
  const text = [...(await allScripts()), ...guides].join("\n");
  const lines = [...text.matchAll(/npx cdktf-avara +([a-z]+)([^\n|`]*)/g)];
  expect(lines.length).toBeGreaterThan(5);
  const { commands } = createProgram(captureIo().io);
  for (const [line, name, rest = ""] of lines) {
    const command = commands.find((one) => one.name() === name);
    const unknown = [...rest.matchAll(/(?<= )--[a-z-]+/g)]
      .map(([option]) => option)
      .filter(
        (option) => !command?.options.some(({ long }) => long === option),
      );
    expect({ line, isKnown: command !== undefined, unknown }).toEqual({
      line,
      isKnown: true,
      unknown: [],
    });
  }
});

test.each([
  [
    { STATE_BUCKET: "states", AWS_REGION: "eu-west-1" },
    {
      s3: {
        bucket: "states",
        key: "avara/customers.tfstate",
        region: "eu-west-1",
        encrypt: true,
        use_lockfile: true,
      },
    },
  ],
  [
    {
      TF_HTTP_ADDRESS: "https://gitlab.example/state",
      TF_HTTP_PASSWORD: "secret",
    },
    { http: { address: "https://gitlab.example/state" } },
  ],
])(
  "the app stores its state as %j says, without a secret",
  async (env, backend) => {
    const { stderr } = await runProgram(
      process.execPath,
      ["--import", "tsx", join(pipelinesDirectory, "main.ts")],
      { env: { PATH: process.env.PATH, CDKTF_OUTDIR: outdir(), ...env } },
    );
    expect(stderr).toBe("");
    const path = join(outdir(), "stacks/customers/cdk.tf.json");
    expect(JSON.parse(await readFile(path, "utf8"))).toHaveProperty(
      "terraform.backend",
      backend,
    );
  },
);

describe("on GitHub", () => {
  const workflows = githubFiles.filter((path) => path.includes("/workflows/"));

  const workflowSchema = z.object({
    permissions: z.strictObject({}),
    concurrency: z.object({
      group: z.string(),
      "cancel-in-progress": z.boolean(),
    }),
    jobs: z.record(
      z.string(),
      z.object({
        permissions: z.record(z.string(), z.string()),
        "timeout-minutes": z.number(),
      }),
    ),
  });

  test.each([
    [
      "pull-request",
      { contents: "read", "pull-requests": "write", "id-token": "write" },
    ],
    ["deploy", { contents: "read", "id-token": "write" }],
    ["drift", { contents: "read", issues: "write", "id-token": "write" }],
  ])("%s may do only what it needs", async (name, permissions) => {
    const { jobs } = workflowSchema.parse(
      await readPipeline(`github/workflows/${name}.yml`),
    );
    expect(Object.values(jobs)).toMatchObject([{ permissions }]);
  });

  test("deployments neither stop each other nor overlap", async () => {
    const { concurrency } = workflowSchema.parse(
      await readPipeline("github/workflows/deploy.yml"),
    );
    expect(concurrency).toEqual({
      group: "deploy",
      "cancel-in-progress": false,
    });
  });

  test.each(workflows)(
    "%s gives the key only to the commands that need it",
    async (path) => {
      const steps = await githubSteps(path);
      const withKey = steps.filter(({ env }) => "AVARA_API_KEY" in env);
      expect(withKey.length).toBeGreaterThan(0);
      for (const { run } of withKey)
        expect(run).toMatch(
          /^(code=0\nnpx cdktf-avara drift|(set -o pipefail\n)?terraform) /,
        );
    },
  );
});

test("on GitLab, deployments neither stop each other nor overlap", async () => {
  const { apply } = z
    .object({
      apply: z.object({
        resource_group: z.string(),
        interruptible: z.boolean(),
      }),
    })
    .parse(await readPipeline(gitlabFile));
  expect(apply).toEqual({ resource_group: "production", interruptible: false });
});

test("on GitLab, the drift report is kept even if the job fails", async () => {
  const { drift } = z
    .object({
      drift: z.object({
        artifacts: z.object({ when: z.string(), paths: z.array(z.string()) }),
      }),
    })
    .parse(await readPipeline(gitlabFile));
  expect(drift.artifacts).toEqual({ when: "always", paths: ["drift.md"] });
});
