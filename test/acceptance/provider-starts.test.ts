import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { expect, test } from "@jest/globals";
import { isOpenTofu } from "../support/terraform/is-open-tofu";
import { customerBlock } from "../support/terraform/customer-block";
import { useTerraform } from "../support/terraform/use-terraform";
import type { TerraformWorkspace } from "../support/terraform/terraform-workspace";

const begin = useTerraform("installed");

/**
 * Counts the starts of the provider from now on, by its script's `node` on the path. Returns a function
 * that returns the number of starts since its last call.
 */
async function countStarts({
  directory,
  env,
}: TerraformWorkspace): Promise<() => Promise<number>> {
  // In a folder that a restart of the workspace keeps.
  const folder = join(directory, ".terraform", "counting-node");
  const log = join(folder, "starts");
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, "node"),
    `#!/bin/sh\necho start >> '${log}'\nexec '${process.execPath}' "$@"\n`,
    { mode: 0o755 },
  );
  env.PATH = [folder, process.env.PATH].join(delimiter);
  return async () => {
    const lines = await readFile(log, "utf8").catch(() => "");
    await rm(log, { force: true });
    return lines.split("start").length - 1;
  };
}

test("each command starts the provider exactly as often as Terraform needs it", async () => {
  const { workspace } = await begin();
  const starts = await countStarts(workspace);
  const counts: Record<string, number> = {};
  const count = async (...args: readonly string[]): Promise<void> => {
    await workspace.succeed(...args);
    counts[args.join(" ")] = await starts();
  };
  await workspace.write(customerBlock("one", { name: "One" }));

  await count("validate");
  await count("plan", "-out=saved");
  await count("show", "saved");
  await count("apply", "saved");
  await count("show");
  await count("plan");
  await count("apply", "-auto-approve");
  await count("destroy", "-auto-approve");
  expect(counts).toEqual({
    validate: 2,
    "plan -out=saved": 3,
    "show saved": 1,
    "apply saved": 2,
    show: 1,
    plan: 3,
    // OpenTofu keeps one provider from planning to applying.
    "apply -auto-approve": isOpenTofu() ? 3 : 4,
    "destroy -auto-approve": 5,
  });
});
