import { expect, test } from "@jest/globals";
import { runCommand } from "../../../support/cli/run-command";

const which =
  "error: Select customers: either --all, or any of --id, --name, --active, --metadata and --unmanaged.\n";

/** Commander's message about an option. */
const invalid = (option: string, value: string, reason: string) =>
  expect.stringContaining(
    `error: option '${option}' argument '${value}' is invalid. ${reason}\n`,
  );

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
