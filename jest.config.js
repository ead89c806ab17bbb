const { availableParallelism } = require("node:os");

/** @returns {import("jest").Config} */
const project = (name) => ({
  displayName: name,
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { target: "es2023", parser: { syntax: "typescript" } } },
    ],
  },
});

/** @type {import("jest").Config} */
module.exports = {
  // Tests that run terraform wait a third of their time.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  // Long enough for a busy machine: a test fails by what it finds, not by how long it takes.
  testTimeout: 600_000,
  projects: [project("unit"), project("contract"), project("acceptance")],
};
