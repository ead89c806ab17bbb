import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, test } from "@jest/globals";
import {
  findStacks,
  stackOfFolder,
} from "../../../../../src/cli/drift/plan/stack";
import { useTemporaryFolder } from "../../../../support/use-temporary-folder";

const place = useTemporaryFolder();
const out = () => join(place(), "cdktf.out");
const folderOf = (name: string) => join(out(), "stacks", name);

/** Synthesizes an app with two stacks. */
beforeEach(async () => {
  const stacks: Record<string, object> = {};
  for (const name of ["staging", "production"]) {
    stacks[name] = { name, workingDirectory: `stacks/${name}` };
    await mkdir(folderOf(name), { recursive: true });
  }
  await writeFile(join(out(), "manifest.json"), JSON.stringify({ stacks }));
});

const find = (...names: readonly string[]) =>
  findStacks(names, {
    appDirectory: place(),
    out: "cdktf.out",
    terraform: "tofu",
  });

test("all stacks of an app are found, or those of some names", async () => {
  expect((await find()).map(({ name }) => name)).toEqual([
    "staging",
    "production",
  ]);
  expect(await find("production")).toEqual([
    {
      name: "production",
      directory: folderOf("production"),
      isHcl: false,
      deployCommand: `cd ${place()} && npx cdktf deploy production`,
      recordCommand: `tofu -chdir=${folderOf("production")} apply -refresh-only`,
    },
  ]);
});

test("a stack that the app does not have is an error with those that it has", async () => {
  await expect(find("staging", "test")).rejects.toMatchObject({
    name: "CliError",
    message: `There is no stack test in ${out()}. It has: staging, production.`,
  });
});

test.each([
  ["manifest", () => join(out(), "manifest.json"), "cannot read"],
  ["folder for a stack", () => folderOf("staging"), "there is no folder"],
])("an app without a %s is not synthesized", async (_case, path, reason) => {
  await rm(path(), { recursive: true });
  await expect(find()).rejects.toMatchObject({
    name: "CliError",
    message: `The app is not synthesized: ${reason} ${path()}.\nAdd --synth, or run cdktf synth or cdktn synth first. For a folder with HCL, use --chdir.`,
  });
});

test("the commands that fix a folder with HCL use the program that planned it", () => {
  expect(stackOfFolder("/", "tofu")).toMatchObject({
    deployCommand: "tofu -chdir=/ apply",
    recordCommand: "tofu -chdir=/ apply -refresh-only",
  });
});
