import {
  mkdir,
  open,
  readFile,
  readdir,
  stat,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { prepareOutputFile } from "../../../../src/cli/adopt/output-file";
import { useTemporaryFolder } from "../../../support/use-temporary-folder";

describe("the file", () => {
  const directory = useTemporaryFolder();

  const options = { fileName: "default.ts", isForced: false };

  test.each([
    ["is the one that is named", "main.ts", "main.ts"],
    ["is in a directory that exists", "", "default.ts"],
    ["is in a directory that is created", "new/er/", "new/er/default.ts"],
    ["is in a directory without other files", "new/main.ts", "new/main.ts"],
  ])("%s", async (_case, out, expected) => {
    const file = await prepareOutputFile(join(directory(), out), options);
    await file.write("code");
    expect(file).toMatchObject({
      path: join(directory(), expected),
      former: null,
    });
    expect(await readFile(file.path, "utf8")).toBe("code");
    // Only the user can read it.
    expect((await stat(file.path)).mode & 0o777).toBe(0o600);
  });

  test("is not overwritten", async () => {
    const path = join(directory(), "main.ts");
    await writeFile(path, "mine");
    await expect(prepareOutputFile(path, options)).rejects.toMatchObject({
      name: "CliError",
      message: `${path} already exists. Choose another file with --out, or overwrite it with --force.`,
    });
  });

  test("is not overwritten if it was created meanwhile", async () => {
    const path = join(directory(), "main.ts");
    const file = await prepareOutputFile(path, options);
    await writeFile(path, "mine");
    await expect(file.write("code")).rejects.toThrow(/^Cannot write .*EEXIST/);
    expect(await readFile(path, "utf8")).toBe("mine");
  });

  test("that cannot be read is an error", async () => {
    await mkdir(join(directory(), "default.ts"));
    await expect(prepareOutputFile(directory(), options)).rejects.toThrow(
      /^Cannot read .*EISDIR/,
    );
  });

  test("is replaced with --force: it has all of the old content until it has all of the new", async () => {
    const path = join(directory(), "main.ts");
    await writeFile(path, "mine");
    const file = await prepareOutputFile(path, { ...options, isForced: true });
    expect(file.former).toBe("mine");
    const former = await open(path);
    try {
      await file.write("code");
      expect(await former.readFile("utf8")).toBe("mine");
    } finally {
      await former.close();
    }
    expect(await readFile(path, "utf8")).toBe("code");
    expect(await readdir(directory())).toEqual(["main.ts"]);
  });
});
