import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  cliConfiguration,
  installProvider,
} from "../../src/cli/install/provider-mirror";
import type { Sandbox } from "../../src/sandbox";
import { type ProgramOptions, ownEnvironment } from "./programs";

/**
 * Makes a directory a CDKTF project, with the built provider. Returns where and in which environment its cdktf and
 * terraform run: they talk to the sandbox, and touch nothing of the user's.
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
      // Else cdktf makes a cache in the user's home.
      CDKTF_DISABLE_PLUGIN_CACHE_ENV: "1",
      TF_CLI_CONFIG_FILE: cliConfigFile,
      AVARA_BASE_URL: url,
      AVARA_API_KEY: apiKey,
    },
  };
}
