/**
 * The rules are those of the Terraform registry, written down from its documentation and not from our code.
 *
 * @see https://developer.hashicorp.com/terraform/registry/providers/publishing
 */
import { expect, test } from "@jest/globals";
import {
  archiveName,
  executableName,
} from "../../../../src/constructs/provider/provider-files";
import {
  platforms,
  terraformName,
} from "../../../../src/generate/release/platforms";
import {
  checksumsName,
  manifestName,
  signatureName,
} from "../../../../src/generate/release/registry-names";

/** The name and the semantic version, without the `v` of the tag. */
const file =
  "^terraform-provider-[a-z0-9-]+_\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?";

const names = platforms.map(terraformName);

test.each(names)("the names for %s obey the registry's rules", (platform) => {
  expect(archiveName(platform)).toMatch(
    new RegExp(`${file}_(linux|darwin|windows)_(amd64|arm64)\\.zip$`),
  );
  expect(executableName(platform)).toMatch(
    new RegExp(
      `${file.replace("_", "_v")}${platform.startsWith("windows") ? "\\.exe" : ""}$`,
    ),
  );
});

test("the names of the other files obey them", () => {
  expect(manifestName).toMatch(new RegExp(`${file}_manifest\\.json$`));
  expect(checksumsName).toMatch(new RegExp(`${file}_SHA256SUMS$`));
  expect(signatureName).toBe(`${checksumsName}.sig`);
});

test("each platform has an archive of its own, and HCP Terraform's linux_amd64 is among them", () => {
  const archives = names.map(archiveName);
  expect(new Set(archives).size).toBe(6);
  expect(archives).toContainEqual(expect.stringMatching(/_linux_amd64\.zip$/));
});
