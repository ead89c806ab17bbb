/** Unattended runs set the two guards and keep the output of the plan. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { repository } from "../../support/repository";

const read = (...path: readonly string[]) =>
  readFileSync(join(repository, ...path), "utf8");

const filesIn = (folder: string) =>
  readdirSync(join(repository, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(md|sh|ya?ml|ts)$/.test(file))
    .map((file) => join(folder, file));

/** A person runs the quickstart, and approves the plan. */
const attended = ["quickstart"];

const deployed = readdirSync(join(repository, "examples")).filter(
  (name) =>
    !attended.includes(name) &&
    existsSync(join(repository, "examples", name, "main.ts")),
);

test.each(deployed)(
  "each provider of the example %s limits deactivations and decides about existing customers",
  (name) => {
    const providers = read("examples", name, "main.ts").split(
      /new AvaraProvider\(/,
    );
    expect(providers.length).toBeGreaterThan(1);
    for (const provider of providers.slice(1)) {
      const [props = ""] = provider.split(");");
      expect(props).toContain("maxDeactivations");
      expect(props).toContain("onExisting");
    }
  },
);

test("each plan that is saved for a later apply keeps its output", () => {
  const saved = [...filesIn("examples/pipelines"), ...filesIn("docs/guides")]
    .flatMap((file) => read(file).replaceAll("\\\n", " ").split("\n"))
    .filter((line) => /terraform .*plan .*-out=plan/.test(line))
    // A sentence names the command; a script runs it.
    .filter((line) => !line.includes("`"));
  expect(saved.length).toBeGreaterThan(2);
  for (const line of saved) expect(line).toContain("tee");
});
