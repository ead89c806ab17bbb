const { availableParallelism } = require("node:os");

/** Packages that are ES modules only, which jest has to compile. */
const esModules = [
  "@bomb.sh/tab",
  "ansi-regex",
  "ansi-styles",
  "get-east-asian-width",
  "string-width",
  "strip-ansi",
  "wrap-ansi",
  "yocto-spinner",
  "yoctocolors",
];

/**
 * @param {string} name
 * @returns {import("jest").Config}
 */
const project = (name) => ({
  displayName: name,
  // Calls of Math from a context of jest are slow: without this, the tests of archives and hashes take three times as long.
  sandboxInjectedGlobals: ["Math"],
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
  transform: {
    "\\.m?[jt]s$": [
      "@swc/jest",
      { jsc: { target: "es2023", parser: { syntax: "typescript" } } },
    ],
  },
  transformIgnorePatterns: [
    "<rootDir>/dist/",
    `/node_modules/(?!(?:.*/)?(?:${esModules.join("|")})/)`,
  ],
  moduleNameMapper: {
    // The names of modules that are imported dynamically have the extension of what they are compiled to.
    "^(\\.{1,2}/.*)\\.js$": "$1",
    // Each test file would load the fifty languages of zod.
    "^\\.\\./locales/index\\.cjs$": "zod/v4/locales/en.cjs",
  },
});

/** The tests of a provider's process, once more with Bun as its runtime. */
const onBun = {
  ...project("bun"),
  testMatch: [
    "contract/protocol/{flow-control,provider,transport}-process",
    "contract/provider-starts",
    "acceptance/{provider/starts,reliability/stop}",
  ].map((name) => `<rootDir>/test/${name}.test.ts`),
  setupFiles: ["<rootDir>/test/support/provider/use-bun.js"],
};

/** @type {import("jest").Config} */
module.exports = {
  // Tests that run terraform wait a third of their time.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  // Long enough for a busy machine: a test fails by what it finds, not by how long it takes.
  testTimeout: 600_000,
  projects: [
    project("unit"),
    project("contract"),
    project("acceptance"),
    onBun,
  ],
};
