/** Every example with CDKTF and with CDK Terrain: both synthesize the same, except for the resource of hooks. */
import {
  cp,
  mkdir,
  readFile,
  readdir,
  symlink,
  writeFile,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import { beforeAll, expect, test } from "@jest/globals";
import * as z from "zod/mini";
import { runTool } from "../../../src/generate/run-tool";
import { inTemporaryFolder } from "../../../src/system/temporary-folder";
import { repository } from "../../support/repository";

const blocks = z._default(z.record(z.string(), z.unknown()), {});
const documentSchema = z.looseObject({ provider: blocks, resource: blocks });

type Documents = Readonly<Record<string, z.infer<typeof documentSchema>>>;

let withCdktf: Documents;
let withCdktn: Documents;

beforeAll(async () => {
  withCdktf = await synthesizeExamples((text) => text);
  withCdktn = await synthesizeExamples((text) =>
    text
      .replaceAll('"cdktf"', '"cdktn"')
      .replaceAll('"cdktf-avara"', '"cdktf-avara/cdktn"'),
  );
});

test("every example synthesizes to the same stacks with either", () => {
  expect(Object.keys(withCdktf).length).toBeGreaterThan(6);
  expect(withCdktn).toEqual(withHooksOnTerraformData(withCdktf));
});

test("with CDK Terrain, hooks need no provider of their own", () => {
  const { "hooks/hooks": hooks } = withCdktn;
  expect(Object.keys(hooks?.resource ?? {})).toEqual([
    "avara_express_customer",
    "terraform_data",
  ]);
  expect(Object.keys(hooks?.provider ?? {})).toEqual(["avara"]);
});

/** Synthesizes all examples in one process. Returns the stacks by example and name. */
function synthesizeExamples(
  replaceImports: (text: string) => string,
): Promise<Documents> {
  return inTemporaryFolder("cdktf-avara-cdktn-", async (folder) => {
    const examples = join(folder, "examples");
    await cp(join(repository, "examples"), examples, { recursive: true });
    await mkdir(join(folder, "out"));
    const files = await readdir(examples, { recursive: true });
    for (const file of files.filter((name) => name.endsWith(".ts"))) {
      const path = join(examples, file);
      await writeFile(path, replaceImports(await readFile(path, "utf8")));
    }
    for (const name of ["cdktf", "cdktn", "constructs", "tsx", "zod"])
      await link(join("node_modules", name), folder);
    await symlink(repository, join(folder, "node_modules/cdktf-avara"));
    const mains = files.filter((name) => /^[\w-]+\/main\.ts$/.test(name));
    const script = mains
      .map((main) => {
        const [example = ""] = main.split("/");
        return `process.env.CDKTF_OUTDIR = ${JSON.stringify(join(folder, "out", example))}; require(${JSON.stringify(join(examples, main))});`;
      })
      .join("\n");
    await runTool(process.execPath, ["--import", "tsx", "--eval", script], {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: folder },
    });
    return readStacks(join(folder, "out"));
  });
}

async function link(name: string, folder: string): Promise<void> {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await symlink(join(repository, name), join(folder, name));
}

async function readStacks(out: string): Promise<Documents> {
  const files = await readdir(out, { recursive: true });
  return Object.fromEntries(
    await Promise.all(
      files
        .filter((file) => file.endsWith("cdk.tf.json"))
        .map(async (file) => {
          const [example, , stack] = file.split("/");
          const text = await readFile(join(out, file), "utf8");
          return [`${example}/${stack}`, parseStack(text)] as const;
        }),
    ),
  );
}

/** Omits the version of the library, and the path of the state, which contains the temporary folder. */
function parseStack(text: string): z.infer<typeof documentSchema> {
  const document: unknown = JSON.parse(text, (key, value: unknown) =>
    ["version", "path"].includes(key) && typeof value === "string"
      ? value.replace(/^0\.2\d\.\d+$|^\/.*\//, "")
      : value,
  );
  return documentSchema.parse(document);
}

/** Puts `terraform_data` in the place of each `null_resource`, and removes the provider of the latter. */
function withHooksOnTerraformData(documents: Documents): unknown {
  const names: Readonly<Record<string, string>> = {
    null_resource: "terraform_data",
    triggers: "triggers_replace",
  };
  const rename = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rename);
    if (typeof value === "string")
      return value.replace(/^null_resource\./, "terraform_data.");
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => name !== "null")
        .map(([name, inner]) => [names[name] ?? name, rename(inner)]),
    );
  };
  return rename(documents);
}
