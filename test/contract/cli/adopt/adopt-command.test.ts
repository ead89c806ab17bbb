import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { ExpressCustomer } from "../../../../src/api/express-customer";
import { typeScript } from "../../../../src/cli/adopt/languages/typescript";
import { run } from "../../../../src/cli/program";
import type { InitialExpressCustomer, Sandbox } from "../../../../src/sandbox";
import { captureIo } from "../../../support/cli/capture-io";
import { environmentOf, runCommand } from "../../../support/cli/run-command";
import { reportFrom } from "../../../support/cli/report-from";
import { callsOf, writesOf } from "../../../support/api/live-customers";
import { startTestSandbox } from "../../../support/api/start-sandbox";
import { useTemporaryFolder } from "../../../support/use-temporary-folder";

const directory = useTemporaryFolder();

const three: readonly InitialExpressCustomer[] = [
  { name: "North Clinic", metadata: { owner: "a" } },
  { name: "South Clinic", isActive: false, metadata: { owner: "a" } },
  { name: "Harbour Clinic", isActive: false },
];

const startClinics = (customers = three) => startTestSandbox({ customers });

const adopt = (sandbox: Sandbox, ...args: readonly string[]) =>
  runCommand(environmentOf(sandbox), "adopt", ...args);

const idOf = (customer: ExpressCustomer) => customer.expressCustomerId;

/** The keys of the customers that TypeScript declares. */
const keysIn = (code: string) =>
  [...code.matchAll(/^ {2}"(.*)": \{$/gm)].map(([, key]) => key);

test.each([
  [["--all"], ["harbour-clinic", "north-clinic", "south-clinic"]],
  [["--active", "true"], ["north-clinic"]],
  [
    ["--name", "North", "--name", "South"],
    ["north-clinic", "south-clinic"],
  ],
  [["--metadata", "owner=a", "--active", "false"], ["south-clinic"]],
])(
  "%j prints TypeScript for these customers, sorted, and writes nothing to the API",
  async (args, keys) => {
    const sandbox = await startClinics();
    const { exitCode, stdout, stderr } = await adopt(sandbox, ...args);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(keysIn(stdout)).toEqual(keys);
    expect(writesOf(callsOf(sandbox.requests.list()))).toEqual([]);
  },
);

test("--out writes a file, and prints the next step", async () => {
  const args = ["--active=true", "--hcl", `--out=${directory()}`];
  const path = join(directory(), "adopted-customers.tf");
  expect(await adopt(await startClinics(), ...args)).toEqual({
    exitCode: 0,
    stdout: "",
    stderr: `Wrote 1 customer to ${path}.\nLook at the plan, and apply it only if it has imports and nothing else.\n`,
  });
  expect(await readFile(path, "utf8")).toContain(
    'resource "avara_express_customer" "north_clinic" {',
  );
});

test("reads ten thousand customers, a third with one name, with a hundred calls, and reports progress", async () => {
  const customers = Array.from({ length: 10_000 }, (_, index) => ({
    name: index % 3 === 0 ? "Clinic" : `Clinic ${index}`,
  }));
  const sandbox = await startClinics(customers);
  const { exitCode, stdout, stderr } = await adopt(sandbox, "--all");
  expect(exitCode).toBe(0);
  expect(typeScript.readKeys(stdout)?.size).toBe(10_000);
  expect(new Set(typeScript.readKeys(stdout)?.values()).size).toBe(10_000);
  expect(sandbox.requests.list()).toHaveLength(100);
  expect(stderr).toBe(
    Array.from({ length: 10 }, (_, i) => `Read ${i + 1}000 customers.\n`).join(
      "",
    ),
  );
});

test("omits what CDKTF cannot represent, and names it", async () => {
  const customers = [{ name: "${TfToken[TOKEN.1]}" }, { name: "Plain" }];
  const sandbox = await startClinics(customers);
  const { exitCode, stdout, stderr } = await adopt(sandbox, "--all");
  expect(exitCode).toBe(0);
  expect(stdout).not.toContain("TfToken");
  expect(stderr).toBe(
    `CDKTF cannot represent the texts of these customers; use --hcl: ${String(sandbox.customers.all()[0]?.expressCustomerId)}\n`,
  );
});

test.each([
  [
    "an account without customers",
    [],
    ["--all"],
    "The account has no customers.\n",
  ],
  [
    "customers that do not match",
    three,
    ["--name", "East"],
    "None of the 3 customers of the account matches.\n",
  ],
  [
    "customers that CDKTF cannot represent, and no other,",
    [{ name: "${TfToken[TOKEN.1]}" }],
    ["--all"],
    "CDKTF cannot represent the texts of these customers; use --hcl: cus_",
  ],
])("%s is an error", async (_case, customers, args, message) => {
  const { exitCode, stdout, stderr } = await adopt(
    await startClinics(customers),
    ...args,
  );
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(stderr).toContain(`error: ${message}`);
});

test("a key that the API rejects is an error that says where it came from, without the key", async () => {
  const apiKey = "sk_live_of_somebody_else";
  const sandbox = { ...(await startClinics()), apiKey };
  const { exitCode, stderr } = await adopt(sandbox, "--all");
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^error: Cannot list .*401/);
  expect(stderr).toContain("The key comes from AVARA_API_KEY");
  expect(stderr).not.toContain(apiKey);
});

test("stops when the user asks it to", async () => {
  const { io, output, stop } = captureIo(environmentOf(await startClinics()));
  stop.abort();
  expect(await run(["adopt", "--all"], io)).toBe(130);
  expect(output).toEqual({ stdout: "", stderr: "Stopped.\n" });
});

describe("--id", () => {
  const twelve = Array.from({ length: 12 }, (_, index) => ({
    name: `Clinic ${index + 1}`,
    isActive: index > 0,
  }));

  test.each([
    [
      "these customers, and not those whose names contain theirs",
      [],
      ["clinic-1", "clinic-2"],
    ],
    [
      "those that match other filters as well",
      ["--active", "true"],
      ["clinic-2"],
    ],
  ])("adopts %s", async (_case, more, keys) => {
    const sandbox = await startClinics(twelve);
    const [one, two] = sandbox.customers.all().map(idOf);
    const ids = [String(one), String(two)];
    const { exitCode, stdout, stderr } = await adopt(
      sandbox,
      ...["--id", ...ids, ...more],
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(keysIn(stdout)).toEqual(keys);
  });

  test("of customers that the account does not have is an error that names them", async () => {
    const sandbox = await startClinics();
    const [a = "", b = ""] = ["a", "b"].map((it) => `cus_${it.repeat(32)}`);
    const [live] = sandbox.customers.all().map(idOf);
    expect(await adopt(sandbox, "--id", a, String(live), b)).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: `error: The account has no customers with these ids: ${a}, ${b}\n`,
    });
  });
});

describe("--unmanaged", () => {
  const report = () => join(directory(), "drift.json");

  async function adoptUnmanaged(names: readonly string[]) {
    const sandbox = await startClinics();
    const unmanaged = sandbox.customers
      .all()
      .filter((customer) => names.includes(customer.expressCustomerName));
    await writeFile(
      report(),
      JSON.stringify(reportFrom({ stacks: [], unmanaged })),
    );
    return adopt(sandbox, "--unmanaged", report());
  }

  test("adopts the customers that a drift report shows in no stack", async () => {
    const found = await adoptUnmanaged(["North Clinic", "South Clinic"]);
    expect(found.exitCode).toBe(0);
    expect(keysIn(found.stdout)).toEqual(["north-clinic", "south-clinic"]);
  });

  test("is an error if the report has none", async () => {
    expect(await adoptUnmanaged([])).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: `error: ${report()} has no customers that no stack manages. Write it with: npx cdktf-avara drift --unmanaged --output ${report()}\n`,
    });
  });
});
