import { expect, test } from "@jest/globals";
import {
  componentsOfModules,
  renderSbom,
  type Component,
} from "../../../../src/generate/release/sbom";
import { version } from "zod/package.json";
import { version as ownVersion } from "../../../../src/version";

const component = (name: string, number: string): Component => ({
  "bom-ref": `${name}@${number}`,
  name,
  version: number,
});

const locked = [component("zod", "0.0.1"), component("zod", version)];

test("modules are found in the version that is installed, and our own are no package", async () => {
  const modules = [
    "node_modules/zod/v4/mini/index.js",
    "node_modules/zod/v4/core/core.js",
    "src/version.ts",
  ];
  expect(await componentsOfModules(locked, modules)).toEqual([locked[1]]);
});

test("a package that is not locked is an error", async () => {
  await expect(
    componentsOfModules([], ["node_modules/zod/index.js"]),
  ).rejects.toThrow(`package-lock.json does not lock zod@${version}.`);
});

test("a bill of materials names each package once, in the same order whatever the order it was found in", () => {
  const [a, b] = [component("a", "1.0.0"), component("b", "2.0.0")];
  const text = renderSbom("library", "ours", [b, a, b]);
  expect(text).toBe(renderSbom("library", "ours", [a, b]));
  expect(JSON.parse(text)).toMatchObject({
    bomFormat: "CycloneDX",
    metadata: { component: { name: "ours", version: ownVersion } },
    components: [a, b],
    dependencies: [
      { ref: `ours@${ownVersion}`, dependsOn: ["a@1.0.0", "b@2.0.0"] },
      {},
      {},
    ],
  });
});
