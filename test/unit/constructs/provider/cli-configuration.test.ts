import { expect, test } from "@jest/globals";
import { readProviderPlaces } from "../../../../src/constructs/provider/cli-configuration";
import { cliConfiguration } from "../../../../src/cli/install/provider-mirror";

const mirror = "/mirror";
const ours = cliConfiguration(mirror);

const installation = (methods: string) =>
  `provider_installation {\n${methods}\n}\n`;

const mirrorOf = (patterns: string) =>
  installation(`filesystem_mirror {\n  path = "${mirror}"\n  ${patterns}\n}`);

const noBlock = { hasInstallation: false, mirrors: [], hasOverride: false };
const noMirror = { ...noBlock, hasInstallation: true };
const inMirror = { ...noMirror, mirrors: [mirror] };

test.each([
  ["nothing", "", noBlock],
  ["another setting", 'plugin_cache_dir = "/cache"\n', noBlock],
  ["a comment", `# ${ours.replaceAll("\n", "\n# ")}`, noBlock],
  ["no mirror", installation("direct {}"), noMirror],
  [
    "a mirror in a comment",
    ours.replace(/ {2}filesystem_mirror[^}]*\}/, (it) =>
      it.replaceAll(/^/gm, "#"),
    ),
    noMirror,
  ],
  ["our mirror", ours, inMirror],
  ["two mirrors", ours + ours, { ...inMirror, mirrors: [mirror, mirror] }],
  ["a mirror of all providers", mirrorOf(""), inMirror],
  ["patterns for all", mirrorOf('include = ["*/*/*"]'), inMirror],
  ["a pattern without a host", mirrorOf('include = ["*/avara"]'), inMirror],
  [
    "a mirror of other providers",
    mirrorOf('include = ["registry.terraform.io/hashicorp/*", "corp/*"]'),
    noMirror,
  ],
  [
    "a mirror of all but ours",
    mirrorOf('exclude = ["avara-software/*"]'),
    noMirror,
  ],
  [
    "an override",
    installation('dev_overrides {\n  "avara-software/avara" = "/build"\n}'),
    { ...noMirror, hasOverride: true },
  ],
  [
    "an override of another provider",
    installation('dev_overrides {\n  "hashicorp/null" = "/build"\n}'),
    noMirror,
  ],
])(
  "a CLI configuration with %s says where the provider is",
  (_case, text, places) => {
    expect(readProviderPlaces(text)).toEqual(places);
  },
);
