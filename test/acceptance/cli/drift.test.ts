/** Runs drift with the real terraform and cdktf. */
import { cp, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "@jest/globals";
import type { DriftReport } from "../../../src/cli/drift/drift-report";
import { run } from "../../../src/cli/program";
import { terraformProgram } from "../../../src/cli/machine/terraform-program";
import type { Sandbox } from "../../../src/sandbox";
import { captureIo } from "../../support/cli/capture-io";
import { createCdktfProject } from "../../support/cdktf/cdktf-project";
import type { CdktfProject } from "../../support/cdktf/cdktf-project";
import { customerBlock } from "../../support/hcl/customer-block";
import { liveCustomer, writesTo } from "../../support/api/live-customers";
import { readReport, reportDrift, runDrift } from "../../support/cli/run-drift";
import { startTestSandbox } from "../../support/api/start-sandbox";
import type { TerraformWorkspace } from "../../support/terraform/terraform-workspace";
import { useTerraform } from "../../support/terraform/use-terraform";
import { repository } from "../../support/repository";

const begin = useTerraform();

const idOf = (sandbox: Sandbox, name: string) =>
  liveCustomer(sandbox, name).expressCustomerId;

const declared = { metadata: { plan: "standard" } };
const ignoring = "  lifecycle {\n    ignore_changes = [metadata]\n  }\n";

/** Deploys a customer for each kind of difference, and changes them outside Terraform and in the declaration. */
async function driftApart() {
  const { workspace, sandbox } = await begin();
  const { customers } = sandbox;
  const deployed = ["same", "changed", "switched_off", "gone", "ignored"];
  const block = (name: string) =>
    customerBlock(
      name,
      { name, ...declared },
      name === "ignored" ? ignoring : "",
    );
  await workspace.write(
    [...deployed, "pending", "dropped", "gone_and_dropped"]
      .map(block)
      .join("\n"),
  );
  await workspace.succeed("apply", "-auto-approve");

  customers.update(idOf(sandbox, "changed"), {
    metadata: { plan: "trial", vip: "yes" },
  });
  for (const user of ["1", "2"])
    customers.addUser(idOf(sandbox, "changed"), `usr_${user.repeat(32)}`);
  customers.deactivate(idOf(sandbox, "switched_off"));
  customers.update(idOf(sandbox, "ignored"), { metadata: { plan: "trial" } });
  for (const name of ["gone", "gone_and_dropped"])
    customers.forget(idOf(sandbox, name));
  customers.add({ name: "stray", userCount: 3 });
  await workspace.write(
    [
      ...deployed.map(block),
      customerBlock("pending", { name: "pending", active: false, ...declared }),
      customerBlock("fresh", { name: "fresh" }),
    ].join("\n"),
  );
  sandbox.requests.clear();
  return { workspace, sandbox };
}

test("every kind of difference of a folder with HCL is shown, nothing is written, and the commands that are shown fix it", async () => {
  const { workspace, sandbox } = await driftApart();
  const suppressions = join(workspace.directory, "drift.yaml");
  await writeFile(
    suppressions,
    `version: 1
suppressions:
  - customer: avara_express_customer.ignored
    attribute: metadata.*
    reason: the billing team sets it
    expires: 2999-12-31
  - customer: avara_express_customer.switched_off
    reason: moved out of the building
    expires: 2020-01-31
`,
  );
  const state = await readFile(join(workspace.directory, "terraform.tfstate"));
  const { exitCode, stdout, stderr, report } = await reportDrift(
    workspace,
    ...["--unmanaged", "--suppressions", suppressions],
  );
  expect(stderr).toContain("Planning ");
  expect(stderr).toMatch(
    /\n4 drifted, 3 pending, 1 unmanaged: exit code 2\.\n$/,
  );
  expect(exitCode).toBe(2);

  expect(report.summary).toEqual({
    customers: 10,
    active: 6,
    inactive: 1,
    drifted: 4,
    pending: 3,
    unmanaged: 1,
    suppressed: 1,
    unknown: 0,
    users: 2,
  });
  const differences = report.customers.map(({ name, drift: found }) => [
    name,
    found?.kind,
    found?.deployUndoes,
    found?.userCount,
    found?.attributes.map(({ attribute, declared, lastState, live }) => [
      attribute,
      declared,
      lastState,
      live,
    ]),
  ]);
  expect(
    Object.fromEntries(differences.map(([name, ...rest]) => [name, rest])),
  ).toEqual({
    same: [undefined, undefined, undefined, undefined],
    changed: [
      "changed",
      "all",
      2,
      [
        ["metadata.plan", "standard", "standard", "trial"],
        ["metadata.vip", null, null, "yes"],
      ],
    ],
    switched_off: ["deactivated", "all", 0, [["active", true, true, false]]],
    gone: ["gone", "all", null, []],
    gone_and_dropped: ["gone", "none", null, []],
    ignored: [
      "changed",
      "none",
      0,
      [["metadata.plan", "trial", "standard", "trial"]],
    ],
    pending: ["undeployed", "all", 0, [["active", false, true, true]]],
    dropped: ["undeclared", "all", 0, []],
    fresh: ["not_created", "all", null, []],
    stray: ["unmanaged", "none", 3, []],
  });
  expect(report.suppressions).toMatchObject([
    { isExpired: false, matches: 1 },
    { isExpired: true, matches: 1 },
  ]);

  expect(writesTo(sandbox)).toEqual([]);
  expect(
    await readFile(join(workspace.directory, "terraform.tfstate")),
  ).toEqual(state);
  expect(stdout + stderr).not.toContain(sandbox.apiKey);

  await fix(report, workspace);
});

/** Runs the commands of a report, and expects that nothing differs afterwards. */
async function fix(
  { customers }: DriftReport,
  workspace: TerraformWorkspace,
): Promise<void> {
  const { directory, env } = workspace;
  const fixes = new Set(
    customers.flatMap(({ drift: found }) => found?.fix ?? []),
  );
  const apply = `${terraformProgram(env)} -chdir=${directory} apply`;
  const adopt = `npx cdktf-avara adopt --id ${customers.find(({ name }) => name === "stray")?.id ?? ""} --hcl`;
  expect([...fixes].sort()).toEqual([adopt, apply, `${apply} -refresh-only`]);

  const { io, output } = captureIo(env);
  expect(await run(adopt.split(" ").slice(2), io)).toBe(0);
  await writeFile(join(directory, "adopted.tf"), output.stdout);
  for (const command of [apply, `${apply} -refresh-only`])
    await workspace.succeed(...command.split(" ").slice(2), "-auto-approve");
  const { exitCode, stdout } = await runDrift(env, "--chdir", directory);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^No drift: 8 customers in 1 stack\.$/m);
}

describe("a CDKTF app", () => {
  let project: CdktfProject | undefined;

  afterEach(async () => {
    await project?.[Symbol.asyncDispose]();
  });

  test("is synthesized and initialised when asked, and its stacks are chosen by name", async () => {
    const sandbox = await startTestSandbox();
    project = await createCdktfProject(sandbox);
    const { directory, env } = project;
    await symlink(
      join(repository, "node_modules"),
      join(directory, "node_modules"),
    );
    for (const path of ["cdktf.json", "package.json", "dist"])
      await symlink(join(repository, path), join(directory, path));
    await cp(
      join(repository, "examples/quickstart/main.ts"),
      join(directory, "examples/quickstart/main.ts"),
    );
    const app = ["--app-dir", directory];

    const early = await runDrift(env, ...app);
    expect(early.exitCode).toBe(1);
    expect(early.stderr).toContain("Add --synth");

    const file = join(directory, "drift.json");
    const output = ["--format", "json", "--output", file];
    const first = await runDrift(env, ...app, "--synth", ...output);
    expect(first.exitCode).toBe(2);
    expect(first.stdout).toBe("");
    expect(first.stderr).toContain(`The report is in ${file}.\n`);
    const { customers } = readReport(await readFile(file, "utf8"));
    expect(customers.map(({ drift: found }) => found?.kind)).toEqual(
      Array.from({ length: 3 }, () => "not_created"),
    );
    expect(customers[0]?.drift?.fix).toBe(
      `cd ${directory} && npx cdktf deploy quickstart`,
    );

    await project.succeed(
      "terraform",
      "-chdir=cdktf.out/stacks/quickstart",
      "apply",
      "-auto-approve",
    );
    const second = await runDrift(env, ...app, "quickstart");
    expect(second).toMatchObject({
      exitCode: 0,
      stdout: "No drift: 3 customers in 1 stack.\n",
    });

    const unknown = await runDrift(env, ...app, "quikstart");
    expect(unknown.exitCode).toBe(1);
    expect(unknown.stderr).toMatch(
      /no stack quikstart .* It has: quickstart\./,
    );
  });
});
