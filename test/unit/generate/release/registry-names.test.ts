/**
 * The rules are those of the Terraform registry, written down from its documentation and not from our code.
 *
 * @see https://developer.hashicorp.com/terraform/registry/providers/publishing
 */
import { expect, test } from "@jest/globals";
import { renderManifest } from "../../../../src/generate/release/manifest";
import { platforms } from "../../../../src/generate/release/platforms";
import {
  archiveName,
  checksumsName,
  executableName,
  manifestName,
  signatureName,
} from "../../../../src/generate/release/registry-names";

/** Semantic versioning, without the `v` of the tag. */
const version = "(?:0|[1-9]\\d*)(?:\\.(?:0|[1-9]\\d*)){2}(?:-[0-9A-Za-z.-]+)?";
const file = `terraform-provider-[a-z0-9-]+_${version}`;

test.each(["0.1.0", "1.20.3", "2.0.0-beta.1"])(
  "the names of release %s obey the registry's rules",
  (release) => {
    for (const platform of platforms) {
      expect(archiveName(release, platform)).toMatch(
        new RegExp(`^${file}_(linux|darwin|windows)_(amd64|arm64)\\.zip$`),
      );
      expect(executableName(release, platform)).toMatch(
        new RegExp(`^terraform-provider-[a-z0-9-]+_v${version}(\\.exe)?$`),
      );
      expect(executableName(release, platform).endsWith(".exe")).toBe(
        platform.os === "windows",
      );
    }
    expect(manifestName(release)).toMatch(
      new RegExp(`^${file}_manifest\\.json$`),
    );
    expect(checksumsName(release)).toMatch(new RegExp(`^${file}_SHA256SUMS$`));
    expect(signatureName(release)).toBe(`${checksumsName(release)}.sig`);
  },
);

test("each platform has an archive of its own, and HCP Terraform's linux_amd64 is among them", () => {
  const names = platforms.map((platform) => archiveName("1.2.3", platform));
  expect(new Set(names).size).toBe(6);
  expect(names).toContain("terraform-provider-avara_1.2.3_linux_amd64.zip");
});

test("the manifest names protocol 6", () => {
  expect(JSON.parse(renderManifest())).toEqual({
    version: 1,
    metadata: { protocol_versions: ["6.0"] },
  });
});
