import { describe, expect, test } from "@jest/globals";
import { CliError } from "../../../../src/cli/cli-error";
import { completePackageJson } from "../../../../src/cli/init/package-json";
import { version } from "../../../../src/version";

function complete(former: unknown): unknown {
  return JSON.parse(completePackageJson(JSON.stringify(former)));
}

describe("a package.json", () => {
  test("that does not exist is private, and has scripts and packages", () => {
    expect(JSON.parse(completePackageJson(null))).toMatchObject({
      private: true,
      scripts: { deploy: "cdktf deploy", test: "tsx --test *.test.ts" },
      dependencies: { "cdktf-avara": `^${version}` },
      devDependencies: { "cdktf-cli": "^0.21.0" },
    });
  });

  test("keeps what it has, also the place from which a package was installed", () => {
    const completed = complete({
      name: "mine",
      scripts: { deploy: "./deploy.sh", test: "vitest" },
      dependencies: { "cdktf-avara": "file:../cdktf-avara-0.1.0.tgz" },
      devDependencies: { cdktf: "0.21.0" },
      engines: { node: ">=22" },
    });
    expect(completed).toMatchObject({
      name: "mine",
      scripts: {
        deploy: "./deploy.sh",
        diff: "cdktf diff",
        test: "vitest",
      },
      dependencies: { "cdktf-avara": "file:../cdktf-avara-0.1.0.tgz" },
      devDependencies: { cdktf: "0.21.0" },
      engines: { node: ">=22" },
    });
    expect(completed).not.toHaveProperty("dependencies.cdktf");
  });

  test("loses only the test that npm init writes, which fails", () => {
    const test = 'echo "Error: no test specified" && exit 1';
    expect(complete({ scripts: { test } })).toMatchObject({
      scripts: { test: "tsx --test *.test.ts" },
    });
  });

  test.each(["{", "[]", '{ "scripts": { "test": 7 } }'])(
    "cannot be %s",
    (text) => {
      expect(() => completePackageJson(text)).toThrow(CliError);
    },
  );
});
