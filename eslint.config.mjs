import { readdirSync, readFileSync } from "node:fs";
import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import typescript from "typescript-eslint";

/**
 * The table of who may import whom in docs/design.md, read so that it is written once.
 * @returns {Map<string, string[]>} folder of src → folders and files of src that it may import
 */
function readImportTable() {
  const rows = readFileSync(
    new URL("docs/design.md", import.meta.url),
    "utf8",
  ).matchAll(/^\| ((?:`\w+`(?:, )?)+) *\| ([^|]+)\|$/gm);
  const names = (cell) =>
    [...cell.matchAll(/`([\w/-]+)`/g)].map(([, name]) => name);
  const table = new Map();
  for (const [, folders, allowed] of rows)
    for (const folder of names(folders)) table.set(folder, names(allowed));
  return table;
}

const importTable = readImportTable();
const folders = readdirSync(new URL("src", import.meta.url), {
  withFileTypes: true,
})
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const layers = folders.map((folder) => {
  const allowed = importTable.get(folder);
  if (allowed === undefined)
    throw new Error(
      `docs/design.md has no row in its import table for src/${folder}`,
    );
  const forbidden = folders.filter(
    (other) => other !== folder && !allowed.includes(other),
  );
  return {
    files: [`src/${folder}/**/*.ts`],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: `^(\\.\\./)+(?!(${allowed.join("|")})$)(${forbidden.join("|")})(/|$)`,
              message: `src/${folder} may import, of ours: ${allowed.join(", ") || "nothing"} (docs/design.md).`,
            },
          ],
        },
      ],
    },
  };
});

export default defineConfig(
  {
    ignores: [
      "dist/",
      "release/",
      "**/cdktf.out/",
      "src/bindings/avara/",
      "src/protocol/wire/generated/",
    ],
  },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [
      typescript.configs.strictTypeChecked,
      typescript.configs.stylisticTypeChecked,
    ],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true },
      ],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
    },
  },
  {
    files: ["test/**/*.test.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          name: "fast-check",
          message: "Import test/support/fast-check: it has a fixed seed.",
        },
      ],
    },
  },
  {
    files: ["**/*.{js,mjs}"],
    languageOptions: {
      globals: {
        module: "writable",
        require: "readonly",
        URL: "readonly",
        console: "readonly",
        process: "readonly",
      },
    },
  },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  layers,
);
