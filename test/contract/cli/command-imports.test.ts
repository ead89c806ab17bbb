import { expect, test } from "@jest/globals";
import { build } from "esbuild";
import { repository } from "../../support/repository";

test("the commands load no CDKTF, which would take longer than most of them", async () => {
  const { metafile } = await build({
    absWorkingDir: repository,
    entryPoints: ["src/bin/cdktf-avara.ts"],
    bundle: true,
    platform: "node",
    packages: "external",
    metafile: true,
    write: false,
  });
  const files = Object.keys(metafile.inputs);
  const packages = Object.values(metafile.inputs).flatMap(({ imports }) =>
    imports.flatMap(({ path, external }) => (external === true ? path : [])),
  );
  expect(files).toContain("src/constructs/fleet-key.ts");
  expect(packages).toContain("@commander-js/extra-typings");
  expect(packages).not.toContain("cdktf");
  expect(packages).not.toContain("constructs");
});
