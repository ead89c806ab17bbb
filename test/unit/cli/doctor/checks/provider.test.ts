import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { cliConfiguration } from "../../../../../src/cli/install/provider-mirror";
import {
  pathInMirror,
  providerSource,
} from "../../../../../src/constructs/provider/provider-files";
import {
  bareStack,
  project,
  mirror,
  script,
  ownConfiguration,
  stackLock,
  findCheck,
  testProblems,
} from "../sample-machine";

const stackPlugins = join(
  project,
  "cdktf.out/stacks/customers/terraform.d/plugins",
);

testProblems([
  [
    "a provider_installation that names no folder for the provider",
    {
      files: {
        [ownConfiguration]: "provider_installation {\n  direct {}\n}\n",
      },
    },
    /^✗ Provider: .*provider_installation of \/home\/ada\/\.terraformrc/,
    /Add to the block .* npx cdktf-avara install$/,
  ],
  [
    "no provider in the mirror that is named",
    { files: { [ownConfiguration]: cliConfiguration("/mirror") } },
    /^✗ Provider: .*not installed/,
    /^npx cdktf-avara install --mirror \/mirror$/,
  ],
  [
    "a provider of another build in the mirror that is named",
    {
      files: {
        [ownConfiguration]: cliConfiguration("/mirror"),
        [pathInMirror("/mirror")]: `${script}another`,
      },
    },
    /^! Provider: .*is not the build of this package$/,
    /^npx cdktf-avara install --mirror \/mirror$/,
  ],
  [
    "no provider",
    { files: { ...bareStack, [pathInMirror(mirror)]: null } },
    /^✗ Provider: .*not installed/,
    /^npx cdktf-avara install$/,
  ],
  [
    "a provider of another version",
    {
      files: {
        ...bareStack,
        [pathInMirror(mirror)]: null,
        [join(mirror, providerSource, "0.0.9/linux_amd64/x")]: "",
        [join(mirror, providerSource, "index.json")]: "",
      },
    },
    /^✗ Provider: version 0\.0\.9 is installed, and/,
    /^npx cdktf-avara install$/,
  ],
  [
    "a provider of another build",
    { files: { [pathInMirror(mirror)]: `${script}another` } },
    /^! Provider: .*is not the build of this package$/,
    /^npx cdktf-avara install$/,
  ],
]);

test.each([
  ["of a CDKTF app", "{}", "problem"],
  ["with HCL", null, "ok"],
])(
  "the plugin folder of a folder %s counts if terraform runs there",
  async (_case, cdktfJson, expected) => {
    const files = {
      ...bareStack,
      [join(project, "cdktf.json")]: cdktfJson,
      [pathInMirror(mirror)]: null,
      [pathInMirror(join(project, "terraform.d/plugins"))]: script,
    };
    expect((await findCheck("Provider", { files }))?.status).toBe(expected);
  },
);

test("a provider_installation that names the mirror hides nothing", async () => {
  const files = { [ownConfiguration]: cliConfiguration(mirror) };
  expect((await findCheck("Provider", { files }))?.status).toBe("ok");
});

test.each([
  [
    "is not synthesized yet",
    {},
    /which each stack gets when it is synthesized/,
  ],
  [
    "has it in the folder of a stack",
    { [pathInMirror(stackPlugins)]: script, [stackLock]: "" },
    /cdktf\.out\/stacks\/customers\/terraform\.d.* -plugin-dir=terraform\.d\/plugins$/,
  ],
])(
  "a CDKTF app that %s needs no installation",
  async (_case, files, detail) => {
    const setup = { files: { [pathInMirror(mirror)]: null, ...files } };
    expect(await findCheck("Provider", setup)).toEqual({
      title: "Provider",
      status: "ok",
      detail: expect.stringMatching(detail),
    });
  },
);

test.each([
  ["/home/ada/.local/share/terraform/plugins", {}],
  ["/data/terraform/plugins", { XDG_DATA_HOME: "/data" }],
  ["/usr/share/terraform/plugins", {}],
])("a provider in %s is found, as Terraform finds it", async (place, env) => {
  const path = pathInMirror(place);
  const files = { [pathInMirror(mirror)]: null, [path]: script };
  expect(await findCheck("Provider", { env, files })).toMatchObject({
    status: "ok",
    detail: expect.stringContaining(path),
  });
});

test("an executable from a release is not the script of this package, and is fine", async () => {
  const files = { [pathInMirror(mirror)]: "\u007fELF" };
  expect(await findCheck("Provider", { files })).toMatchObject({
    status: "ok",
    detail: expect.stringContaining("an executable, which needs no Node.js"),
  });
});
