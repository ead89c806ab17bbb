import * as z from "zod/mini";
import { formatProblems, parseShape } from "../../text/problems";
import { version } from "../../version";
import { CliError } from "../cli-error";
import { formatJson } from "../format-json";

const entries = z.optional(z.record(z.string(), z.string()));

const packageJsonSchema = z.looseObject({
  scripts: entries,
  dependencies: entries,
  devDependencies: entries,
});

const scripts = {
  deploy: "cdktf deploy",
  diff: "cdktf diff",
  sandbox: "cdktf-avara sandbox",
  test: "tsx --test *.test.ts",
};

const dependencies = {
  cdktf: "^0.21.0",
  "cdktf-avara": `^${version}`,
  constructs: "^10.4.2",
};

const devDependencies = {
  "@types/node": "^20.19.0",
  "cdktf-cli": "^0.21.0",
  tsx: "^4.23.0",
  typescript: "~6.0.3",
};

/** The placeholder that `npm init` writes instead of a test. */
const noTest = "no test specified";

/**
 * Adds the entries that an app needs to the text of a `package.json`. Existing entries stay.
 *
 * @param former null if the file does not exist
 * @throws {CliError} if the text is not a valid `package.json`
 */
export function completePackageJson(former: string | null): string {
  const app = parse(former ?? '{ "private": true }');
  const { test, ...otherScripts } = app.scripts ?? {};
  const ownTest = test !== undefined && !test.includes(noTest) ? { test } : {};
  const isThere = (name: string) =>
    name in { ...app.dependencies, ...app.devDependencies };
  const missing = (packages: Readonly<Record<string, string>>) =>
    Object.entries(packages).filter(([name]) => !isThere(name));
  return formatJson({
    ...app,
    scripts: { ...scripts, ...otherScripts, ...ownTest },
    dependencies: sorted(app.dependencies, missing(dependencies)),
    devDependencies: sorted(app.devDependencies, missing(devDependencies)),
  });
}

function parse(text: string) {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new CliError("package.json is not JSON. Correct it, or remove it.", {
      cause,
    });
  }
  const result = parseShape(packageJsonSchema, value);
  if ("value" in result) return result.value;
  throw new CliError(
    `package.json has another form: ${formatProblems(result.problems)}. Correct it, or remove it.`,
  );
}

/** In the order that npm writes. */
function sorted(
  former: Readonly<Record<string, string>> = {},
  added: readonly (readonly [string, string])[],
): Record<string, string> {
  return Object.fromEntries(
    [...Object.entries(former), ...added].sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
