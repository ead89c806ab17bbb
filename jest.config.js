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
  // Both of two cores: jest would leave one to itself.
  maxWorkers: 2,
  projects: [project("unit"), project("contract"), project("acceptance")],
};
