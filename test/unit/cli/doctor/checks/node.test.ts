import { expect, test } from "@jest/globals";
import packageJson from "../../../../../package.json";
import { checkMachine, testProblems } from "../sample-machine";

testProblems([
  [
    "an old Node.js",
    { machine: { nodeVersion: "20.8.1" } },
    /^✗ Node.js: .*20\.8\.1 is too old/,
    /20\.9\.0 or newer/,
  ],
]);

test("asks for the Node.js that the package needs", async () => {
  const [, least = ""] = />=(.*)/.exec(packageJson.engines.node) ?? [];
  const [node] = await checkMachine({
    machine: { nodeVersion: `${least}.0` },
  });
  expect(node?.status).toBe("ok");
});
