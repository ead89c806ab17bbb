/** What an app gets, and loads, when it imports the package. */
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { build } from "esbuild";
import * as entry from "../../../src/index";

const root = join(__dirname, "../../..");

describe("the package's entry", () => {
  test("exports the provider, the first construct and the bindings, by name", () => {
    expect(Object.keys(entry)).toEqual(
      expect.arrayContaining([
        "AvaraExpressCustomer",
        "AvaraProvider",
        "DataAvaraExpressCustomer",
        "DataAvaraExpressCustomers",
        "ExpressCustomer",
        "PropsError",
      ]),
    );
  });

  test("loads nothing of this package but bindings and constructs, and of others cdktf and constructs only", async () => {
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints: ["src/index.ts"],
      bundle: true,
      platform: "node",
      packages: "external",
      metafile: true,
      write: false,
    });
    const files = Object.keys(metafile.inputs);
    expect(files).toContain("src/constructs/express-customer.ts");
    expect(
      files.filter(
        (file) => !/^src\/(index\.ts$|(bindings|constructs)\/)/.test(file),
      ),
    ).toEqual([]);
    const packages = Object.values(metafile.inputs)
      .flatMap(({ imports }) => imports)
      .filter(({ external }) => external === true)
      .map(({ path }) => path)
      .filter((path) => !isBuiltin(path));
    expect([...new Set(packages)].sort()).toEqual(["cdktf", "constructs"]);
  });
});
