import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  cliConfiguration,
  installProvider,
} from "../../src/cli/install/provider-mirror";
import type { Sandbox } from "../../src/sandbox";
import { type ProgramOptions, ownEnvironment } from "./programs";

/**
 * Turns a directory into a CDKTF project with the built provider. Returns the folder and the environment in which its
 * cdktf and terraform use the sandbox and no file of the user.
 *
 * @param app the command that synthesizes it
 */
export async function prepareProject(
  directory: string,
  app: string,
  { url, apiKey }: Pick<Sandbox, "url" | "apiKey">,
): Promise<Required<Pick<ProgramOptions, "cwd" | "env">>> {
  const mirror = join(directory, "mirror");
  const cliConfigFile = join(directory, "terraform.tfrc");
  await writeFile(
    join(directory, "cdktf.json"),
    JSON.stringify({
      language: "typescript",
      app,
      projectId: "cdktf-avara-story",
      sendCrashReports: "false",
    }),
  );
  await installProvider(mirror);
  await writeFile(cliConfigFile, cliConfiguration(mirror));
  return {
    cwd: directory,
    env: {
      ...ownEnvironment,
      CI: "1",
      DISABLE_VERSION_CHECK: "1",
      CDKTF_SKIP_PROVIDER_LOCK: "true",
      // Otherwise cdktf creates a cache in the user's home directory.
      CDKTF_DISABLE_PLUGIN_CACHE_ENV: "1",
      TF_CLI_CONFIG_FILE: cliConfigFile,
      AVARA_BASE_URL: url,
      AVARA_API_KEY: apiKey,
    },
  };
}
