import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { Secrets } from "../../../src/framework/secrets";
import { createProviderMethods } from "../../../src/protocol/provider-server";
import { silentLogger } from "../../support/provider/in-process";
import { createRefProvider } from "../../support/providers/ref-provider";
import { repository } from "../../support/repository";

/** The RPCs of protocol 6.11. */
const rpcs = [
  "GetMetadata",
  "GetProviderSchema",
  "ValidateProviderConfig",
  "ValidateResourceConfig",
  "ValidateDataResourceConfig",
  "UpgradeResourceState",
  "GetResourceIdentitySchemas",
  "UpgradeResourceIdentity",
  "ConfigureProvider",
  "ReadResource",
  "PlanResourceChange",
  "ApplyResourceChange",
  "ImportResourceState",
  "MoveResourceState",
  "ReadDataSource",
  "GenerateResourceConfig",
  "ValidateEphemeralResourceConfig",
  "OpenEphemeralResource",
  "RenewEphemeralResource",
  "CloseEphemeralResource",
  "ListResource",
  "ValidateListResourceConfig",
  "GetFunctions",
  "CallFunction",
  "ValidateStateStoreConfig",
  "ConfigureStateStore",
  "ReadStateBytes",
  "WriteStateBytes",
  "LockState",
  "UnlockState",
  "GetStates",
  "DeleteState",
  "PlanAction",
  "InvokeAction",
  "ValidateActionConfig",
  "StopProvider",
];

test("each RPC of the protocol is served, or the design page says why not", () => {
  const methods = createProviderMethods(
    createRefProvider(),
    silentLogger,
    new Secrets(),
  );
  const served = [...methods.keys()].map((path) => path.split("/").at(-1));
  const page = readFileSync(join(repository, "docs/design.md"), "utf8");
  const [, section = ""] = page.split(
    "## Parts of the protocol that are not served",
  );
  const [, table = ""] = section.split("| not served");
  const [rows = ""] = table.split("\n\n");
  const notServed = [...rows.matchAll(/`(\w+)`/g)].map(([, name]) => name);
  expect([...served, ...notServed].sort()).toEqual([...rpcs].sort());
});
