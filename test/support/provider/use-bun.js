process.env.AVARA_PROVIDER_RUNTIME = "bun";
