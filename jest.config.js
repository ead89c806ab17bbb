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
  // Jest would leave one core to itself.
  maxWorkers: "100%",
  projects: [project("unit"), project("contract"), project("acceptance")],
};
