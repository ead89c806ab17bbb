import { version } from "../../../../src/version";
import {
  lockFile,
  scriptHash,
  stackLock,
  testProblems,
} from "./sample-machine";

testProblems([
  [
    "the lock trap before the first deploy",
    { env: { CDKTF_SKIP_PROVIDER_LOCK: undefined } },
    "problem",
    "CDKTF_SKIP_PROVIDER_LOCK",
    /first deploy of a stack fails/,
    /^export CDKTF_SKIP_PROVIDER_LOCK=true$/,
  ],
  [
    "the lock trap when a stack is already deployed",
    {
      env: { CDKTF_SKIP_PROVIDER_LOCK: "1" },
      files: { [stackLock]: lockFile(version, scriptHash) },
    },
    "warning",
    "CDKTF_SKIP_PROVIDER_LOCK",
    /first deploy of another stack fails/,
    /^export CDKTF_SKIP_PROVIDER_LOCK=true$/,
  ],
  [
    "a lock file for another build",
    { files: { [stackLock]: lockFile(version, "h1:AAAA=") } },
    "problem",
    "Lock file",
    /checksum of another build/,
    /Delete the block provider/,
  ],
  [
    "a lock file for another version",
    { files: { [stackLock]: lockFile("0.0.9", scriptHash) } },
    "problem",
    "Lock file",
    /locks version 0\.0\.9 of the provider/,
    /terraform init -upgrade/,
  ],
]);
