import { describe, expect, test } from "@jest/globals";
import { withLock } from "../../../../src/constructs/provider/lock-file";

const lock = { version: "1.2.3", constraints: "~> 1.2.0", hash: "h1:abc=" };
const ours = `provider "registry.terraform.io/avara-software/avara" {
  version     = "1.2.3"
  constraints = "~> 1.2.0"
  hashes = [
    "h1:abc=",
  ]
}
`;
const other = `# Maintained automatically.

provider "registry.terraform.io/hashicorp/null" {
  version = "3.2.0"
}
`;

describe("a lock file", () => {
  test.each([
    ["that does not exist gets our provider", "", ours],
    ["of others gets our provider too", other, `${other}\n${ours}`],
    [
      "of another build of our provider gets this build",
      `${ours.replace("abc", "xyz")}\n${other}`,
      `${ours}\n${other}`,
    ],
    [
      "of another version of our provider gets this version",
      ours.replaceAll("1.2", "1.1"),
      ours,
    ],
    [
      "of other constraints gets those of the stack, which cdktf compares",
      ours.replace("~> 1.2.0", ">= 1.0.0"),
      ours,
    ],
    ["of this build stays as it is", ours, ours],
    [
      "with hashes of archives beside the one of this build stays as it is",
      ours.replace('"h1:abc=",', '"h1:abc=",\n    "zh:123",'),
      ours.replace('"h1:abc=",', '"h1:abc=",\n    "zh:123",'),
    ],
    [
      "that OpenTofu wrote for another build gets this build in its block, and a block for cdktf",
      ours.replace("terraform.io", "opentofu.org").replace("abc", "xyz"),
      `${ours.replace("terraform.io", "opentofu.org")}\n${ours}`,
    ],
    [
      "without hashes stays as it is: init adds them",
      ours.replace(/ {2}hashes = [^\]]*\]\n/, ""),
      ours.replace(/ {2}hashes = [^\]]*\]\n/, ""),
    ],
  ])("%s", (_, former, text) => {
    expect(withLock(former, lock)).toBe(text);
  });
});
