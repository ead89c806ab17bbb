/** The runtime of the providers that tests start: `AVARA_PROVIDER_RUNTIME`, by default Node.js. */
import { dirname } from "node:path";
import { bunPackage } from "../../../src/generate/release/bun-runtime";
import { thisPlatform } from "../../../src/generate/release/platforms";

export const providerRuntime = process.env.AVARA_PROVIDER_RUNTIME ?? "node";

/** The folder of the Bun that is a dependency of the tests. */
export const bunFolder = (): string =>
  dirname(require.resolve(`${bunPackage(thisPlatform())}/bin/bun`));

/** Makes a provider's script take a runtime. */
export const environmentOf = (
  runtime: string,
): Readonly<Record<string, string>> => ({
  AVARA_PROVIDER_RUNTIME: runtime,
  PATH: [
    ...(runtime === "bun" ? [bunFolder()] : []),
    process.env.PATH ?? "",
  ].join(":"),
});

/** Makes a provider's script take the runtime of the tests. */
export const runtimeEnvironment = environmentOf(providerRuntime);
