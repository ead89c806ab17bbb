import type { AnyProvider } from "../framework/provider";
import { serve as serveMethods } from "../protocol/serve";

/** The provider to serve. */
export interface ServeOptions {
  /** The provider's full source address: `registry.terraform.io/avara-software/avara`. */
  readonly source: string;
  /**
   * Loads the provider. Terraform waits for nothing else of a start, so import the provider only here. Called once, or with
   * `--debug` once per connection.
   */
  readonly provider: () => Promise<{ readonly provider: AnyProvider }>;
}

/**
 * Serves a provider to the Terraform process that started this one, until Terraform ends. Call it in the entry file, and
 * import nothing else there.
 *
 * With `--debug` among the arguments, serves every Terraform whose `TF_REATTACH_PROVIDERS` names this process, until Ctrl-C.
 *
 * A person who starts the provider by hand gets an explanation and the exit code 1. An exception that nothing catches, such as
 * one in a timer, ends the process with a message that Terraform shows.
 *
 * @example
 * // serve.ts
 * import { serve } from "cdktf-avara/framework";
 *
 * void serve({
 *   source: "registry.terraform.io/example/notes",
 *   provider: () => import("./provider.js"),
 * });
 */
export function serve({ source, provider }: ServeOptions): Promise<void> {
  return serveMethods({
    source,
    loadMethods: async (logger, secrets) => {
      const [{ createProviderMethods }, loaded] = await Promise.all([
        import("../protocol/provider-server.js"),
        provider(),
      ]);
      return createProviderMethods(loaded.provider, logger, secrets);
    },
    argv: process.argv.slice(2),
    env: process.env,
  });
}
