import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { buildReport } from "../../../../src/cli/drift/report/build-report";
import { run } from "../../../../src/cli/program";
import type { InitialExpressCustomer } from "../../../../src/sandbox";
import { captureIo } from "../../../support/cli/capture-io";
import { callsOf, writesOf } from "../../../support/api/live-customers";
import { startTestSandbox } from "../../../support/api/start-sandbox";
import { useTemporaryFolder } from "../../../support/use-temporary-folder";

const directory = useTemporaryFolder();

const three: readonly InitialExpressCustomer[] = [
  { name: "North Clinic", metadata: { owner: "a" } },
  { name: "South Clinic", isActive: false, metadata: { owner: "a" } },
  { name: "Harbour Clinic", isActive: false },
];

async function adopt(
  args: readonly string[],
  customers: readonly InitialExpressCustomer[] = three,
  env: object = {},
) {
  const sandbox = await startTestSandbox({ customers });
  const { io, output } = captureIo({
    AVARA_API_KEY: sandbox.apiKey,
    AVARA_BASE_URL: sandbox.url,
    ...env,
  });
  const exitCode = await run(["adopt", ...args], io);
  return { exitCode, ...output, sandbox };
}

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
    const { exitCode, stdout, stderr, sandbox } = await adopt(args);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    const declared = [...stdout.matchAll(/^ {2}"(.*)": \{$/gm)];
    expect(declared.map(([, key]) => key)).toEqual(keys);
    expect(writesOf(callsOf(sandbox.requests.list()))).toEqual([]);
  },
);

test("--out writes a file, and prints the next step", async () => {
  const { exitCode, stdout, stderr } = await adopt([
    "--active=true",
    "--hcl",
    `--out=${directory()}`,
  ]);
  const path = join(directory(), "adopted-customers.tf");
  expect({ exitCode, stdout, stderr }).toEqual({
    exitCode: 0,
    stdout: "",
    stderr: `Wrote 1 customer to ${path}.\nLook at the plan, and apply it only if it has imports and nothing else.\n`,
  });
  expect(await readFile(path, "utf8")).toContain(
    'resource "avara_express_customer" "north_clinic" {',
  );
});

test("reads ten thousand customers with a hundred calls, and reports progress", async () => {
  const customers = Array.from({ length: 10_000 }, (_, index) => ({
    name: `Clinic ${index}`,
  }));
  const { exitCode, stdout, stderr, sandbox } = await adopt(
    ["--all"],
    customers,
  );
  expect(exitCode).toBe(0);
  expect(stdout.match(/"cus_/g)).toHaveLength(10_000);
  expect(sandbox.requests.list()).toHaveLength(100);
  expect(stderr).toBe(
    Array.from({ length: 10 }, (_, i) => `Read ${i + 1}000 customers.\n`).join(
      "",
    ),
  );
});

test("omits what CDKTF cannot represent, and names it", async () => {
  const customers = [{ name: "${TfToken[TOKEN.1]}" }, { name: "Plain" }];
  const { exitCode, stdout, stderr, sandbox } = await adopt(
    ["--all"],
    customers,
  );
  expect(exitCode).toBe(0);
  expect(stdout).not.toContain("TfToken");
  expect(stderr).toBe(
    `CDKTF cannot represent the texts of these customers; use --hcl: ${String(sandbox.customers.all()[0]?.expressCustomerId)}\n`,
  );
});

test("is an error if CDKTF can represent none", async () => {
  const { exitCode, stdout, stderr } = await adopt(
    ["--all"],
    [{ name: "${TfToken[TOKEN.1]}" }],
  );
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(stderr).toMatch(
    /^error: CDKTF cannot represent the texts of these customers/,
  );
});

test.each([
  [
    "an account without customers",
    [],
    ["--all"],
    "error: The account has no customers.\n",
  ],
  [
    "customers that do not match",
    three,
    ["--name", "East"],
    "error: None of the 3 customers of the account matches.\n",
  ],
])("%s is an error", async (_case, customers, args, expected) => {
  const { exitCode, stdout, stderr } = await adopt(args, customers);
  expect({ exitCode, stdout, stderr }).toEqual({
    exitCode: 1,
    stdout: "",
    stderr: expected,
  });
});

test("a key that the API rejects is an error that says where it came from, without the key", async () => {
  const AVARA_API_KEY = "sk_live_of_somebody_else";
  const { exitCode, stderr } = await adopt(["--all"], three, { AVARA_API_KEY });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^error: Cannot list the live customers: .*401/);
  expect(stderr).toContain("The key comes from AVARA_API_KEY");
  expect(stderr).not.toContain(AVARA_API_KEY);
});

test("stops when the user asks it to", async () => {
  const sandbox = await startTestSandbox({ customers: three });
  const { io, output, stop } = captureIo({
    AVARA_API_KEY: sandbox.apiKey,
    AVARA_BASE_URL: sandbox.url,
  });
  stop.abort();
  expect(await run(["adopt", "--all"], io)).toBe(130);
  expect(output).toEqual({ stdout: "", stderr: "Stopped.\n" });
});

describe("--id", () => {
  const twelve = Array.from({ length: 12 }, (_, index) => ({
    name: `Clinic ${index + 1}`,
    isActive: index > 0,
  }));

  async function adoptIds(
    pick: (ids: readonly string[]) => readonly string[],
    ...more: readonly string[]
  ) {
    const sandbox = await startTestSandbox({ customers: twelve });
    const ids = sandbox.customers
      .all()
      .map(({ expressCustomerId }) => expressCustomerId);
    const { io, output } = captureIo({
      AVARA_API_KEY: sandbox.apiKey,
      AVARA_BASE_URL: sandbox.url,
    });
    const args = ["adopt", "--id", ...pick(ids), ...more];
    const exitCode = await run(args, io);
    const keys = [...output.stdout.matchAll(/^ {2}"(clinic-.*)": \{$/gm)];
    return { exitCode, ...output, keys: keys.map(([, key]) => key) };
  }

  test("adopts these customers, and not those whose names contain theirs", async () => {
    expect(
      await adoptIds(([first = "", second = ""]) => [first, second]),
    ).toMatchObject({
      exitCode: 0,
      stderr: "",
      keys: ["clinic-1", "clinic-2"],
    });
  });

  test("is combined with other filters", async () => {
    expect(
      await adoptIds(
        ([first = "", second = ""]) => [first, second],
        "--active",
        "true",
      ),
    ).toMatchObject({ exitCode: 0, keys: ["clinic-2"] });
  });

  test("of customers that the account does not have is an error that names them", async () => {
    const [a, b] = ["a", "b"].map((digit) => `cus_${digit.repeat(32)}`);
    expect(
      await adoptIds(([first = ""]) => [String(a), first, String(b)]),
    ).toMatchObject({
      exitCode: 1,
      stdout: "",
      stderr: `error: The account has no customers with these ids: ${String(a)}, ${String(b)}\n`,
    });
  });

  test("that is not an id is an error", async () => {
    expect(await adoptIds(() => ["clinic-1"])).toMatchObject({
      exitCode: 1,
      stderr:
        "error: option '--id <id...>' argument 'clinic-1' is invalid. Expected cus_ and 32 hexadecimal digits.\nRun the command with --help to see its options.\n",
    });
  });
});

describe("--unmanaged", () => {
  async function adoptUnmanaged(names: readonly string[]) {
    const sandbox = await startTestSandbox({ customers: three });
    const report = buildReport({
      stacks: [],
      userCounts: new Map(),
      unmanaged: sandbox.customers
        .all()
        .filter((customer) => names.includes(customer.expressCustomerName)),
      suppressions: [],
      notes: [],
      now: new Date(),
    });
    const path = join(directory(), "drift.json");
    await writeFile(path, JSON.stringify(report));
    const { io, output } = captureIo({
      AVARA_API_KEY: sandbox.apiKey,
      AVARA_BASE_URL: sandbox.url,
    });
    const exitCode = await run(["adopt", "--unmanaged", path], io);
    const keys = [...output.stdout.matchAll(/^ {2}"(.*)": \{$/gm)];
    return { exitCode, ...output, path, keys: keys.map(([, key]) => key) };
  }

  test("adopts the customers that a drift report shows in no stack", async () => {
    expect(
      await adoptUnmanaged(["North Clinic", "South Clinic"]),
    ).toMatchObject({ exitCode: 0, keys: ["north-clinic", "south-clinic"] });
  });

  test("is an error if the report has none", async () => {
    const { exitCode, stdout, stderr, path } = await adoptUnmanaged([]);
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: `error: ${path} has no customers that no stack manages. Write it with: npx cdktf-avara drift --unmanaged --output ${path}\n`,
    });
  });
});
