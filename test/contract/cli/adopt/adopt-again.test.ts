/** `adopt` over a file that an earlier run wrote, after the live customers changed. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "@jest/globals";
import type { Sandbox } from "../../../../src/sandbox";
import { environmentOf, runCommand } from "../../../support/cli/run-command";
import { liveCustomer } from "../../../support/api/live-customers";
import { startTestSandbox } from "../../../support/api/start-sandbox";
import { useTemporaryFolder } from "../../../support/use-temporary-folder";

const directory = useTemporaryFolder();
let sandbox: Sandbox;

beforeEach(async () => {
  let nowMs = Date.parse("2026-01-01T00:00:00Z");
  sandbox = await startTestSandbox({
    // No two customers are created at the same time: their order decides about their keys.
    now: () => (nowMs += 1000),
    customers: [{ name: "Alpha" }, { name: "Harbour" }, { name: "Lakeside" }],
  });
});

const adopt = (...args: readonly string[]) =>
  runCommand(environmentOf(sandbox), "adopt", ...args);

const idOf = (name: string) => liveCustomer(sandbox, name).expressCustomerId;

describe.each([
  ["TypeScript", "adopted-customers.ts", [], ": "],
  ["HCL", "adopted-customers.tf", ["--hcl"], "\n  id = "],
] as const)("a second run, in %s", (_language, fileName, flags, between) => {
  const out = () => ["--out", join(directory(), fileName), ...flags];
  const text = () => readFile(join(directory(), fileName), "utf8");

  beforeEach(async () => {
    expect(await adopt("--all", ...out())).toMatchObject({ exitCode: 0 });
  });

  test("keeps the keys of customers that were renamed, and gives them to no other", async () => {
    const [alpha, harbour] = [idOf("Alpha"), idOf("Harbour")];
    sandbox.customers.update(alpha, { expressCustomerName: "Beta" });
    sandbox.customers.update(harbour, { expressCustomerName: "Alpha" });
    sandbox.customers.deactivate(harbour);
    const { expressCustomerId: other } = sandbox.customers.add({
      name: "Harbour",
    });

    expect(await adopt("--all", "--force", ...out())).toMatchObject({
      exitCode: 0,
    });
    const written = await text();
    const separator = flags.length === 0 ? "-" : "_";
    const otherKey = `harbour${separator}${other.slice(-8)}`;
    for (const [key, id] of [
      ["alpha", alpha],
      ["harbour", harbour],
      [flags.length === 0 ? `"${otherKey}"` : otherKey, other],
    ])
      expect(written).toContain(`${String(key)}${between}"${String(id)}"`);
  });

  test("that would drop a declaration fails, and names it", async () => {
    const before = await text();
    const [alpha, lakeside] = [idOf("Alpha"), idOf("Lakeside")];
    const path = join(directory(), fileName);
    const refused = await adopt("--name", "Harbour", "--force", ...out());
    expect(refused).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: `error: ${path} declares customers that would be missing from it, so that the next deployment would deactivate them: alpha (${alpha}), lakeside (${lakeside})
Select these as well, or write the others to another file with --out. If it was never deployed, delete it.
`,
    });
    expect(await text()).toBe(before);
  });

  test("that would drop the declaration of a customer that is not live fails, too", async () => {
    const alpha = idOf("Alpha");
    sandbox.customers.forget(alpha);
    const refused = await adopt("--all", "--force", ...out());
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain(`deactivate them: alpha (${alpha})\n`);
  });

  test("replaces a file whose imports were deleted", async () => {
    const path = join(directory(), fileName);
    const before = await text();
    const [declarations = ""] = before.split(/^.*Needed for the first/m);
    await writeFile(path, declarations);
    expect(await adopt("--all", "--force", ...out())).toMatchObject({
      exitCode: 0,
    });
    expect(await text()).toBe(before);
  });

  test.each([
    [
      "with an edit",
      (code: string) => code.replace('"Lakeside"', '"Lakeside General"'),
    ],
    ["of something else", () => "ours"],
  ])("over a file %s fails before anything is read", async (_case, edit) => {
    const path = join(directory(), fileName);
    const edited = edit(await text());
    await writeFile(path, edited);
    const read = sandbox.requests.list().length;
    expect(await adopt("--all", "--force", ...out())).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: `error: ${path} was edited, or adopt did not write it: replacing it would lose the edits, and might give customers other names, so that the next deployment deactivates them.
Write the customers that it does not have to another file, with --id and --out. If it was never deployed, delete it.
`,
    });
    expect(await text()).toBe(edited);
    expect(sandbox.requests.list()).toHaveLength(read);
  });
});

test("--force writes a file that is not there yet", async () => {
  const path = join(directory(), "new.ts");
  expect(await adopt("--all", "--force", "--out", path)).toMatchObject({
    exitCode: 0,
  });
  expect(await readFile(path, "utf8")).toContain("  alpha: {\n");
});

test("a customer has the same key whichever others are chosen", async () => {
  const harbour = idOf("Harbour");
  const second = sandbox.customers.add({ name: "Harbour" });
  sandbox.customers.deactivate(harbour);
  const { stdout } = await adopt("--active", "true", "--name", "Harbour");
  const tail = second.expressCustomerId.slice(-8);
  expect(
    [...stdout.matchAll(/^ {2}(.*): \{$/gm)].map(([, key]) => key),
  ).toEqual([`"harbour-${tail}"`]);
});
