/** `adopt` over a file that an earlier run wrote, after the live customers changed. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "@jest/globals";
import { typeScript } from "../../../../src/cli/adopt/languages/typescript";
import type { Sandbox } from "../../../../src/sandbox";
import { environmentOf, runCommand } from "../../../support/cli/run-command";
import { liveCustomer } from "../../../support/api/live-customers";
import { startTestSandbox } from "../../../support/api/start-sandbox";
import { createHastyClock } from "../../../support/hasty-clock";
import { useTemporaryFolder } from "../../../support/use-temporary-folder";

const directory = useTemporaryFolder();
let sandbox: Sandbox;

beforeEach(async () => {
  const clock = createHastyClock(1000);
  sandbox = await startTestSandbox({
    // No two customers are created at the same time: their order decides about their keys.
    now: () => clock.now(),
    customers: [{ name: "Alpha" }, { name: "Harbour" }, { name: "Lakeside" }],
  });
});

const adopt = (...args: readonly string[]) =>
  runCommand(environmentOf(sandbox), "adopt", ...args);

const idOf = (name: string) => liveCustomer(sandbox, name).expressCustomerId;

/** A file that an earlier run wrote. `read-keys.test.ts` reads such files in every language. */
describe("a second run", () => {
  const path = () => join(directory(), "adopted-customers.ts");
  const adoptAgain = (...args: readonly string[]) =>
    adopt(...args, "--force", "--out", path());

  beforeEach(async () => {
    await adopt("--all", "--out", path());
  });

  test("keeps the keys of customers that were renamed, and gives them to no other", async () => {
    const [alpha, harbour] = [idOf("Alpha"), idOf("Harbour")];
    sandbox.customers.update(alpha, { expressCustomerName: "Beta" });
    sandbox.customers.update(harbour, { expressCustomerName: "Alpha" });
    sandbox.customers.deactivate(harbour);
    const { expressCustomerId: other } = sandbox.customers.add({
      name: "Harbour",
    });

    expect(await adoptAgain("--all")).toMatchObject({ exitCode: 0 });
    const keys = typeScript.readKeys(await readFile(path(), "utf8"));
    expect(keys).toEqual(
      new Map([
        [alpha, "alpha"],
        [harbour, "harbour"],
        [other, `harbour-${other.slice(-8)}`],
        [idOf("Lakeside"), "lakeside"],
      ]),
    );
  });

  test("that would drop a declaration fails, and names it", async () => {
    const before = await readFile(path(), "utf8");
    const [alpha, lakeside] = [idOf("Alpha"), idOf("Lakeside")];
    expect(await adoptAgain("--name", "Harbour")).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: `error: ${path()} declares customers that would be missing from it, so that the next deployment would deactivate them: alpha (${alpha}), lakeside (${lakeside})
Select these as well, or write the others to another file with --out. If it was never deployed, delete it.
`,
    });
    expect(await readFile(path(), "utf8")).toBe(before);
  });

  test("that would drop the declaration of a customer that is not live fails, too", async () => {
    const alpha = idOf("Alpha");
    sandbox.customers.forget(alpha);
    const { exitCode, stderr } = await adoptAgain("--all");
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`deactivate them: alpha (${alpha})\n`);
  });

  test("over an edited file fails before anything is read", async () => {
    const text = await readFile(path(), "utf8");
    const edited = text.replace('"Lakeside"', '"Lakeside General"');
    await writeFile(path(), edited);
    const read = sandbox.requests.list().length;
    expect(await adoptAgain("--all")).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: `error: ${path()} was edited, or adopt did not write it: replacing it would lose the edits, and might give customers other names, so that the next deployment deactivates them.
Write the customers that it does not have to another file, with --id and --out. If it was never deployed, delete it.
`,
    });
    expect(await readFile(path(), "utf8")).toBe(edited);
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
