#!/usr/bin/env node
import { randomBytes } from "node:crypto";
import { createProviderMethods } from "../../../../src/protocol/provider-server";
import { serve } from "../../../../src/protocol/serve";
import { createNullProvider } from "./provider";

/** A random integer of 63 bits: what the ids of `hashicorp/null` are. */
const randomNumber = () =>
  BigInt.asUintN(63, randomBytes(8).readBigUInt64BE()).toString();

void serve({
  source: "registry.terraform.io/hashicorp/null",
  loadMethods: (logger, secrets) =>
    Promise.resolve(
      createProviderMethods(
        createNullProvider({ randomNumber }),
        logger,
        secrets,
      ),
    ),
  argv: process.argv.slice(2),
  env: process.env,
});
