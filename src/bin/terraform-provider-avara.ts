#!/usr/bin/env node
import { serve } from "../protocol/serve";

void serve({
  source: "registry.terraform.io/avara-software/avara",
  loadMethods: async (logger, secrets) => {
    const [{ createProviderMethods }, { createAvaraProvider }] =
      await Promise.all([
        import("../protocol/provider-server.js"),
        import("../provider/provider.js"),
      ]);
    return createProviderMethods(
      createAvaraProvider({ environment: process.env }),
      logger,
      secrets,
    );
  },
  argv: process.argv.slice(2),
  env: process.env,
});
