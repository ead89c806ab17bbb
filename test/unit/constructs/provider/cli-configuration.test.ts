import { expect, test } from "@jest/globals";
import { readProviderPlaces } from "../../../../src/constructs/provider/cli-configuration";
import { cliConfiguration } from "../../../../src/cli/install/provider-mirror";

const mirror = "/mirror";
const ours = cliConfiguration(mirror);

const installation = (methods: string) =>
  `provider_installation {\n${methods}\n}\n`;

const mirrorOf = (patterns: string) =>
  installation(`filesystem_mirror {\n  path = "${mirror}"\n  ${patterns}\n}`);

const nowhere = { hasInstallation: false, mirrors: [], hasOverride: false };
const elsewhere = { ...nowhere, hasInstallation: true };
const inMirror = { ...elsewhere, mirrors: [mirror] };

test.each([
  ["nothing", "", nowhere],
  ["another setting", 'plugin_cache_dir = "/cache"\n', nowhere],
  ["a comment", `# ${ours.replaceAll("\n", "\n# ")}`, nowhere],
  ["no mirror", installation("direct {}"), elsewhere],
  [
    "a mirror in a comment",
    ours.replace(/ {2}filesystem_mirror[^}]*\}/, (it) =>
      it.replaceAll(/^/gm, "#"),
    ),
    elsewhere,
  ],
  ["our mirror", ours, inMirror],
  ["two mirrors", ours + ours, { ...inMirror, mirrors: [mirror, mirror] }],
  ["a mirror of all providers", mirrorOf(""), inMirror],
  ["patterns for all", mirrorOf('include = ["*/*/*"]'), inMirror],
  ["a pattern without a host", mirrorOf('include = ["*/avara"]'), inMirror],
  [
    "a mirror of other providers",
    mirrorOf('include = ["registry.terraform.io/hashicorp/*", "corp/*"]'),
    elsewhere,
  ],
  [
    "a mirror of all but ours",
    mirrorOf('exclude = ["avara-software/*"]'),
    elsewhere,
  ],
  [
    "an override",
    installation('dev_overrides {\n  "avara-software/avara" = "/build"\n}'),
    { ...elsewhere, hasOverride: true },
  ],
  [
    "an override of another provider",
    installation('dev_overrides {\n  "hashicorp/null" = "/build"\n}'),
    elsewhere,
  ],
])(
  "a CLI configuration with %s says where the provider is",
  (_case, text, places) => {
    expect(readProviderPlaces(text)).toEqual(places);
  },
);
