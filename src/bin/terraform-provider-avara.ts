#!/usr/bin/env node
import { serve } from "../protocol/serve";

void serve({
  source: "registry.terraform.io/avara-software/avara",
  loadMethods: async (logger, secrets) => {
    // Loaded after the handshake, because Terraform waits for that first.
    const { createAvaraProvider, createProviderMethods, keepHeapSmall } =
      await import("./provider-parts.js");
    keepHeapSmall();
    return createProviderMethods(
      createAvaraProvider({ environment: process.env }),
      logger,
      secrets,
    );
  },
  argv: process.argv.slice(2),
  env: process.env,
});
