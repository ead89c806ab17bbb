import { readFile, rm, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { expect, test } from "@jest/globals";
import { bunFolder, providerRuntime } from "../../support/provider/runtime";
import { isOpenTofu } from "../../support/terraform/clients";
import { customerBlock } from "../../support/hcl/customer-block";
import { useTerraform } from "../../support/terraform/use-terraform";
import type { TerraformWorkspace } from "../../support/terraform/terraform-workspace";
import { useTemporaryFolder } from "../../support/use-temporary-folder";

const begin = useTerraform("installed");

const folder = useTemporaryFolder();

/**
 * Counts the starts of the provider from now on: its script takes the runtime that is first on the path. Returns a
 * function that returns the number of starts since its last call.
 */
async function countStarts({
  env,
}: TerraformWorkspace): Promise<() => Promise<number>> {
  const log = join(folder(), "starts");
  const runtime =
    providerRuntime === "bun" ? join(bunFolder(), "bun") : process.execPath;
  await writeFile(
    join(folder(), providerRuntime),
    `#!/bin/sh\n[ "$1" = --version ] || echo start >> '${log}'\nexec '${runtime}' "$@"\n`,
    { mode: 0o755 },
  );
  env.PATH = [folder(), process.env.PATH].join(delimiter);
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
