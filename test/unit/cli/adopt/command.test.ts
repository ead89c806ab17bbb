import {
  mkdir,
  open,
  readFile,
  readdir,
  stat,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { ExpressCustomer } from "../../../../src/api/express-customer";
import { toAdoptedCustomers } from "../../../../src/cli/adopt/adopted-customer";
import { cdktfLimits } from "../../../../src/cli/adopt/languages/cdktf-limits";
import { prepareOutputFile } from "../../../../src/cli/adopt/output-file";
import { isSelected } from "../../../../src/cli/adopt/select-customers";
import { sampleCustomer } from "../../../support/api/sample-customer";
import { runCommand } from "../../../support/cli/run-command";
import { useTemporaryFolder } from "../../../support/use-temporary-folder";

const customer = (name: string, more: Partial<ExpressCustomer> = {}) =>
  sampleCustomer(0, { expressCustomerName: name, ...more });

const which =
  "error: Select customers: either --all, or any of --id, --name, --active, --metadata and --unmanaged.\n";

/** Commander's message about an option. */
const invalid = (option: string, value: string, reason: string) =>
  `error: option '${option}' argument '${value}' is invalid. ${reason}\nRun the command with --help to see its options.\n`;

test.each([
  [[], which],
  [["--all", "--active", "true"], which],
  [
    ["--id", "clinic-1"],
    invalid(
      "--id <id...>",
      "clinic-1",
      "Expected cus_ and 32 hexadecimal digits.",
    ),
  ],
  [["--name", ""], invalid("--name <text...>", "", "Expected a text.")],
  [
    ["--active", "yes"],
    invalid("--active <true|false>", "yes", "Allowed choices are true, false."),
  ],
  [
    ["--metadata", "owner"],
    invalid("--metadata <key=value...>", "owner", "Expected key=value."),
  ],
  [
    ["--all", "--ignore-metadata-keys", "*ing"],
    invalid(
      "--ignore-metadata-keys <key...>",
      "*ing",
      "Expected a key, or a prefix and *.",
    ),
  ],
  [
    ["--all"],
    "error: Set AVARA_API_KEY to the key of the account. No key yet? Try it on the sandbox: npx cdktf-avara sandbox\n",
  ],
])("adopt rejects %j", async (args, stderr) => {
  expect(await runCommand({}, "adopt", ...args)).toEqual({
    exitCode: 1,
    stdout: "",
    stderr,
  });
});

describe("a customer is selected", () => {
  const north = customer("North Clinic", {
    metadata: { owner: "a", region: "north" },
  });

  test.each([
    ["by nothing", {}, true],
    ["by a part of its name", { name: ["Clinic"] }, true],
    ["by its id", { id: [`cus_${"0".repeat(32)}`] }, true],
    ["not by another id", { id: [`cus_${"1".repeat(32)}`] }, false],
    ["by one of several texts", { name: ["South", "North"] }, true],
    ["not by another text", { name: ["clinic"] }, false],
    ["by being active", { active: "true" }, true],
    ["not by being inactive", { active: "false" }, false],
    ["by a pair", { metadata: [["owner", "a"]] }, true],
    ["not by another value", { metadata: [["owner", "b"]] }, false],
    ["not by a key it lacks", { metadata: [["constructor", ""]] }, false],
    [
      "not by one pair of two",
      {
        metadata: [
          ["owner", "a"],
          ["region", "south"],
        ],
      },
      false,
    ],
    [
      "not by its name alone",
      { name: ["North"], metadata: [["owner", "b"]] },
      false,
    ],
  ] as const)("%s", (_case, selection, expected) => {
    expect(isSelected(north, selection)).toBe(expected);
  });
});

test.each([
  ["an ordinary one", customer("${x}"), true],
  ["a blank name", customer(" "), false],
  [
    "keys that are equal after normalization",
    customer("a", { metadata: { "\u00e9": "1", "e\u0301": "2" } }),
    false,
  ],
  ["a placeholder of CDKTF", customer("${TfToken[TOKEN.1]}"), false],
  ["a byte order mark first", customer("\ufeffa"), false],
  ["a byte order mark later", customer("a\ufeff"), true],
  [
    "the metadata key __proto__",
    customer("a", { metadata: { ["__proto__"]: "x" } }),
    false,
  ],
])(
  "whether CDKTF can declare a customer with %s: %#",
  (_case, it, expected) => {
    expect(cdktfLimits.allow(it)).toBe(expected);
  },
);

describe("the file", () => {
  const directory = useTemporaryFolder();

  const options = { fileName: "default.ts", isForced: false };

  test.each([
    ["is the one that is named", "main.ts", "main.ts"],
    ["is in a directory that exists", "", "default.ts"],
    ["is in a directory that is created", "new/er/", "new/er/default.ts"],
    ["is in a directory without other files", "new/main.ts", "new/main.ts"],
  ])("%s", async (_case, out, expected) => {
    const file = await prepareOutputFile(join(directory(), out), options);
    await file.write("code");
    expect(file).toMatchObject({
      path: join(directory(), expected),
      former: null,
    });
    expect(await readFile(file.path, "utf8")).toBe("code");
    // Only the user can read it.
    expect((await stat(file.path)).mode & 0o777).toBe(0o600);
  });

  test("is not overwritten", async () => {
    const path = join(directory(), "main.ts");
    await writeFile(path, "mine");
    await expect(prepareOutputFile(path, options)).rejects.toMatchObject({
      name: "CliError",
      message: `${path} already exists. Choose another file with --out, or overwrite it with --force.`,
    });
  });

  test("is not overwritten if it was created meanwhile", async () => {
    const path = join(directory(), "main.ts");
    const file = await prepareOutputFile(path, options);
    await writeFile(path, "mine");
    await expect(file.write("code")).rejects.toThrow(/^Cannot write .*EEXIST/);
    expect(await readFile(path, "utf8")).toBe("mine");
  });

  test("that cannot be read is an error", async () => {
    await mkdir(join(directory(), "default.ts"));
    await expect(prepareOutputFile(directory(), options)).rejects.toThrow(
      /^Cannot read .*EISDIR/,
    );
  });

  test("is replaced with --force: it has all of the old content until it has all of the new", async () => {
    const path = join(directory(), "main.ts");
    await writeFile(path, "mine");
    const file = await prepareOutputFile(path, { ...options, isForced: true });
    expect(file.former).toBe("mine");
    const former = await open(path);
    try {
      await file.write("code");
      expect(await former.readFile("utf8")).toBe("mine");
    } finally {
      await former.close();
    }
    expect(await readFile(path, "utf8")).toBe("code");
    expect(await readdir(directory())).toEqual(["main.ts"]);
  });
});

test("what the provider provides for is left out, in whichever Unicode form the API has it", () => {
  const clinic = customer("Clinic", {
    metadata: { "cafe\u0301": "1", "te\u0301": "u\u0301", tier: "1" },
  });
  const [adopted] = toAdoptedCustomers([clinic], new Map(), {
    defaultMetadata: [["t\u00e9", "\u00fa"]],
    ignoreMetadataKeys: ["caf\u00e9*"],
  });
  expect(adopted?.metadata).toEqual([["tier", "1"]]);
});
