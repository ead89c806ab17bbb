/** @returns {import("jest").Config} */
const project = (name, options = {}) => ({
  displayName: name,
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { target: "es2023", parser: { syntax: "typescript" } } },
    ],
  },
  ...options,
});

/** @type {import("jest").Config} */
module.exports = {
  // Tests that run terraform wait a third of their time.
  maxWorkers: "150%",
  testTimeout: 30_000,
  projects: [project("unit"), project("contract"), project("acceptance")],
};
