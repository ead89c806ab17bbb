/** The guide to other languages, run as its reader runs it, without a network. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { installPackages } from "../../support/pages/example-project";
import { blocksOf, runPage } from "../../support/pages/page";
import { useCdktfProject } from "../../support/cdktf/use-cdktf-project";

const guide = "docs/guides/languages.md";

const stage = useCdktfProject("none");

test("cdktf generates the Python classes that the guide uses", async () => {
  const { directory } = stage.project;
  const [settings = ""] = await blocksOf(guide, "json");
  await writeFile(join(directory, "cdktf.json"), settings);
  await installPackages(directory);
  await runPage(guide, stage.project);

  const [app = ""] = await blocksOf(guide, "python");
  const imports = [
    ...app.matchAll(/^from (imports\.[\w.]+) import (\w+)$/gm),
  ].map(([, module = "", name = ""]) => ({ module, name }));
  expect(imports).toHaveLength(2);
  for (const { module, name } of imports) {
    const file = `${module.replaceAll(".", "/")}/__init__.py`;
    const code = await readFile(join(directory, file), "utf8");
    expect(code).toMatch(new RegExp(`^class ${name}\\(`, "m"));
  }
});
