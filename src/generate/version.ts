import type { GeneratedFiles } from "./generated-files";

/** Generates the module that exports the version of this package. */
export function generateVersion(version: string): GeneratedFiles {
  return new Map([
    [
      "src/version.ts",
      `/** The version of this package. Written by \`npm run generate\` from package.json. */
export const version = ${JSON.stringify(version)};
`,
    ],
  ]);
}
