/** The guide to writing a provider, run as its reader runs it, on each Terraform and OpenTofu. */
import {
  appendFile,
  cp,
  mkdir,
  readFile,
  symlink,
  writeFile,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "@jest/globals";
import { runProgram } from "../../../src/system/run-program";
import { installPackages } from "../../support/pages/example-project";
import { blocksOf, type PageLine, runPage } from "../../support/pages/page";
import { repository } from "../../support/repository";
import { describeClients } from "../../support/terraform/clients";
import { createTerraformHome } from "../../support/terraform/terraform-home";

const guide = "docs/guides/writing-a-provider.md";
const example = join(repository, "examples/provider");

const query = "terraform query";
const invoke = "terraform apply -auto-approve -invoke=action.notes_append.eggs";

/** A project with a copy of the example, in which `terraform` is the given program. */
async function copyExample(program: string) {
  const home = await createTerraformHome("none");
  await installPackages(home.directory);
  const cwd = join(home.directory, "provider");
  const isSource = (path: string) =>
    !/\/(dist|notes|\.terraform.*|.*tfstate.*)$/.test(path);
  await cp(example, cwd, { recursive: true, filter: isSource });
  const bin = join(home.directory, "bin");
  await mkdir(bin);
  const located = await home.succeed("sh", "-c", `command -v ${program}`);
  await symlink(located.trim(), join(bin, "terraform"));
  const env = {
    ...home.env,
    TF_CLI_ARGS: "-no-color",
    PATH: `${bin}:${dirname(process.execPath)}:${home.env.PATH ?? ""}`,
  };
  return {
    cwd,
    note: () => readFile(join(cwd, "notes/shopping-list.txt"), "utf8"),
    run: (file: string, ...args: readonly string[]) =>
      runProgram(file, args, { cwd, env }),
    terraform: (...args: readonly string[]) =>
      runProgram("terraform", args, {
        cwd,
        env: { ...env, TF_CLI_CONFIG_FILE: "notes.tfrc" },
      }),
    [Symbol.asyncDispose]: () => home[Symbol.asyncDispose](),
  };
}

describeClients("provider functions", (program) => {
  test("the provider of the guide is built, and manages notes", async () => {
    await using project = await copyExample(program);
    const skip: PageLine = { skip: true };
    const printed = await runPage(guide, project, {
      lines: { [query]: skip, [invoke]: skip },
    });
    expect(printed("cat notes/shopping-list.txt").stdout).toBe("Milk\nBread\n");
    expect(printed("terraform plan").stdout).toContain(
      "0 to add, 1 to change, 0 to destroy",
    );
    expect(
      printed("terraform import notes_note.shopping shopping-list").exitCode,
    ).toBe(0);
    const { exitCode } = await project.terraform("plan", "-detailed-exitcode");
    expect(exitCode).toBe(0);
  });
});

describeClients("resource identity", (program) => {
  test("a note is imported by its identity, and one that exists is not overwritten", async () => {
    await using project = await copyExample(program);
    await project.run("node", "build.mjs");
    await mkdir(join(project.cwd, "notes"));
    await writeFile(
      join(project.cwd, "notes/shopping-list.txt"),
      "Milk\nBread\n",
    );
    const create = await project.terraform("apply", "-auto-approve");
    expect(create.stderr).toContain("The note exists");
    await appendFile(
      join(project.cwd, "main.tf"),
      'import {\n  to = notes_note.shopping\n  identity = { name = "shopping-list" }\n}\n',
    );
    const { stdout } = await project.terraform("apply", "-auto-approve");
    expect(stdout).toContain(
      "Resources: 1 imported, 0 added, 0 changed, 0 destroyed",
    );
    expect(await project.note()).toBe("Milk\nBread\n");
  });
});

describeClients("actions", (program) => {
  test("the notes are listed, and the action appends to one", async () => {
    await using project = await copyExample(program);
    const [, action = ""] = await blocksOf(guide, "hcl");
    const printed = await runPage(guide, project, {
      lines: {
        [invoke]: {
          before: () => appendFile(join(project.cwd, "main.tf"), action),
        },
      },
    });
    expect(printed(query).stdout).toMatch(/name=shopping-list +shopping-list/);
    expect(printed(invoke).stdout).toContain("Appending to shopping-list");
    expect(await project.note()).toBe("Milk\nBread\nEggs\n");
  });
});
