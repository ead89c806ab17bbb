#!/usr/bin/env node
import { serve } from "../author/serve";

void serve({
  source: "registry.terraform.io/avara-software/avara",
  provider: async () => {
    const { createAvaraProvider } = await import("../provider/provider.js");
    return { provider: createAvaraProvider({ environment: process.env }) };
  },
});
