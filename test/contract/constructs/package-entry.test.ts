/** Checks what the package exports and loads. */
import { isBuiltin } from "node:module";
import { describe, expect, test } from "@jest/globals";
import { build } from "esbuild";
import * as entry from "../../../src/index";
import { repository } from "../../support/repository";

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

  test("loads no client, no schema of the API and no gRPC, and of other packages only cdktf, constructs and an edit distance", async () => {
    const { metafile } = await build({
      absWorkingDir: repository,
      entryPoints: ["src/index.ts"],
      bundle: true,
      platform: "node",
      packages: "external",
      metafile: true,
      write: false,
    });
    // Iterating over a set includes later additions. A `require` in a function loads when it is called.
    const files = new Set(["src/index.ts"]);
    const packages = new Set<string>();
    for (const file of files)
      for (const { kind, path, external } of metafile.inputs[file]?.imports ??
        [])
        if (kind === "import-statement")
          (external === true ? packages : files).add(path);
    expect(files).toContain("src/constructs/express-customer.ts");
    expect(
      [...files].filter(
        (file) =>
          !/^src\/((index|version)\.ts$|api\/(express-customer-limits|connection)\.ts$|(bindings|constructs|text)\/)/.test(
            file,
          ),
      ),
    ).toEqual([]);
    expect([...packages].filter((path) => !isBuiltin(path)).sort()).toEqual([
      "cdktf",
      "cdktf/lib/synthesize/synthesizer",
      "constructs",
      "fastest-levenshtein",
    ]);
  });
});
