import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "@jest/globals";
import { findAppCli } from "../../../../src/cli/machine/find-program";
import { useTemporaryFolder } from "../../../support/use-temporary-folder";

const place = useTemporaryFolder();

test.each([
  [["app/node_modules/.bin/cdktn", "bin/cdktf"], "app/node_modules/.bin/cdktn"],
  [["node_modules/.bin/cdktf", "bin/cdktn"], "node_modules/.bin/cdktf"],
  [["bin/cdktn"], "cdktn"],
  [["bin/cdktn", "bin/cdktf"], "cdktf"],
  [[], "cdktf"],
])("with %j, the CLI of an app is %s", async (programs, expected) => {
  for (const program of programs) {
    await mkdir(dirname(join(place(), program)), { recursive: true });
    await writeFile(join(place(), program), "");
  }
  const cli = findAppCli(join(place(), "app"), { PATH: join(place(), "bin") });
  expect(cli).toBe(expected.includes("/") ? join(place(), expected) : expected);
});
