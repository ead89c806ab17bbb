/** Runs the guide to adopting customers and its example, as their readers do. */
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createCdktfProject } from "../../support/cdktf/cdktf-project";
import type { CdktfProject } from "../../support/cdktf/cdktf-project";
import {
  copyExample,
  installPackages,
} from "../../support/pages/example-project";
import { blocksOf, runPage } from "../../support/pages/page";
import { startTestSandbox } from "../../support/api/start-sandbox";
import { useQuickCdktf } from "../../support/cdktf/quick-cdktf";
import { useProgram } from "../../support/programs/use-program";
import { repository } from "../../support/repository";

const examples = join(repository, "examples");
const guide = "docs/guides/adopting.md";
const deploy = "npx cdktf deploy --auto-approve";
const applied =
  "Apply complete! Resources: 6 imported, 0 added, 0 changed, 0 destroyed.";

let project: CdktfProject;
const startProgram = useProgram();

beforeEach(async () => {
  project = await createCdktfProject();
});

afterEach(async () => {
  await project[Symbol.asyncDispose]();
});

/** Runs a line in its own terminal until the test ends. Returns the variables that the sandbox prints. */
async function startInTerminal(
  script: string,
): Promise<Readonly<Record<string, string>>> {
  const { directory } = project;
  const terminal = startProgram("bash", ["-euc", script], {
    cwd: directory,
    env: { PATH: process.env.PATH, HOME: directory },
  });
  const [, url = "", apiKey = ""] = await terminal.printed(
    /export AVARA_BASE_URL=(\S+) AVARA_API_KEY=(\S+)\n/,
  );
  project.connect({ url, apiKey });
  return {
    "http://127.0.0.1:…": url,
    "AVARA_API_KEY=…": `AVARA_API_KEY=${apiKey}`,
  };
}

/** Deletes the imports from an app, as the guide says. */
async function deleteImports(directory: string): Promise<void> {
  const edit = async (file: string, change: (text: string) => string) => {
    const path = join(directory, file);
    const text = await readFile(path, "utf8");
    const changed = change(text);
    if (changed === text) throw new Error(`${path} has no imports`);
    await writeFile(path, changed);
  };
  await edit("main.ts", (text) =>
    text
      .replace("{ declareCustomers, importCustomers }", "{ declareCustomers }")
      .replace(
        "importCustomers(declareCustomers(stack))",
        "declareCustomers(stack)",
      ),
  );
  await edit("adopted-customers.ts", (text) =>
    text.replace(/\n\/\/ Needed for the first deployment[^]*/, ""),
  );
}

/** The summary of a plan. The output of cdktf may end early, so it is not read. */
async function planIn(folder: string): Promise<string | undefined> {
  const { stdout } = await project.run(
    "terraform",
    `-chdir=${folder}`,
    "plan",
    "-no-color",
  );
  return /^Plan: .*$/m.exec(stdout)?.[0];
}

const textOf = (...path: readonly string[]) => readFile(join(...path), "utf8");

test("examples/adopt adopts the customers of a sandbox, and leaves nothing to change", async () => {
  await copyExample(project, "adopt");
  await useQuickCdktf(project.directory);
  const committed = join(examples, "adopt");
  const directory = join(project.directory, "examples/adopt");
  const last = "npx cdktf-avara drift --synth";
  const printed = await runPage("examples/adopt/README.md", project, {
    lines: {
      "npx cdktf-avara sandbox --data customers.json": {
        start: startInTerminal,
      },
      [deploy]: {
        before: async () => {
          expect(await textOf(directory, "adopted-customers.ts")).toBe(
            await textOf(committed, "adopted-customers.ts"),
          );
        },
      },
      [last]: { before: () => deleteImports(directory) },
    },
  });
  expect(printed(last).stdout).toBe("No drift: 6 customers in 1 stack.\n");
  expect(await textOf(directory, "customers.json")).toBe(
    await textOf(committed, "customers.json"),
  );
});

test("every command of the guide adopts customers as the guide shows, with CDKTF and in HCL", async () => {
  const { directory } = project;
  const stack = join(directory, "cdktf.out/stacks/customers");
  await installPackages(directory);
  await useQuickCdktf(directory);
  await mkdir(join(directory, "src"));
  await cp(join(examples, "hcl/provider.tf"), join(directory, "provider.tf"));
  const cdktfJson = { language: "typescript", app: "npx tsx src/main.ts" };
  await writeFile(join(directory, "cdktf.json"), JSON.stringify(cdktfJson));
  const [app = ""] = await blocksOf(guide, "ts");
  await writeFile(join(directory, "src/main.ts"), app);
  const dataFile = join(directory, "customers.json");
  await cp(join(examples, "adopt/customers.json"), dataFile);
  const { url, apiKey, customers } = await startTestSandbox({
    dataFile,
    seed: 1,
  });
  const before = customers.all();
  project.connect({ url, apiKey });

  const last = "npx cdktf-avara drift --synth";
  const again =
    "npx cdktf-avara adopt --all --hcl --force --out adopted-customers.tf";
  const unmanaged = "npx cdktf-avara drift --unmanaged --output drift.json";
  const printed = await runPage(guide, project, {
    placeholders: { "sk_live_…": apiKey },
    lines: {
      [deploy]: {
        before: async () => {
          const [plan = ""] = await blocksOf(guide, "text");
          expect(await planIn(stack)).toBe(plan.trim());
        },
      },
      [last]: { before: () => deleteImports(join(directory, "src")) },
      [again]: { before: () => customers.add({ name: "Eastgate Clinic" }) },
      [unmanaged]: { exitCode: 2 },
    },
  });
  const [hcl] = await blocksOf(guide, "terraform");
  expect(
    printed(
      "npx cdktf-avara adopt --active false --metadata region=north --hcl",
    ).stdout,
  ).toBe(hcl);
  const [, noDrift] = await blocksOf(guide, "text");
  expect(printed(last).stdout).toBe(noDrift);
  expect(printed("terraform apply adoption.tfplan").stdout).toContain(applied);

  // The customer that was created later, in HCL and with CDKTF.
  const oneImport = "Plan: 1 to import, 0 to add, 0 to change, 0 to destroy.";
  expect(await planIn(directory)).toBe(oneImport);
  expect(await textOf(directory, "drift.json")).toContain("Eastgate Clinic");
  const [, later = ""] = await blocksOf(guide, "ts");
  const main = join(directory, "src/main.ts");
  const declared = await textOf(main);
  await writeFile(
    main,
    declared.replace("\napp.synth", `\n${later}\napp.synth`),
  );
  await project.succeed("npx", "tsx", "src/main.ts");
  expect(await planIn(stack)).toBe(oneImport);
  expect(customers.all().slice(0, -1)).toEqual(before);
});
