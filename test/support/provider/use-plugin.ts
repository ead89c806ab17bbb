import { join } from "node:path";
import { afterEach, beforeAll } from "@jest/globals";
import { useSharedTemporaryFolder } from "../use-temporary-folder";
import {
  type PluginHost,
  type PluginHostOptions,
  startPlugin,
} from "./plugin-host";

/**
 * Bundles a provider for the tests of a file, which start it as Terraform does. A process ends with the test that started
 * it, and the provider's folder, with what the processes leave in it, when all tests have run.
 */
export function usePlugin(bundle: (script: string) => Promise<unknown>) {
  const folder = useSharedTemporaryFolder();
  const script = join(folder, "terraform-provider-avara");
  beforeAll(() => bundle(script));

  const hosts: PluginHost[] = [];
  afterEach(() => {
    for (const host of hosts.splice(0)) {
      host.client.close();
      host.process.kill("SIGKILL");
    }
  });

  async function start(
    options: Partial<PluginHostOptions> = {},
  ): Promise<PluginHost> {
    const host = await startPlugin({
      command: [script],
      ...options,
      env: { TMPDIR: folder, ...options.env },
    });
    hosts.push(host);
    return host;
  }

  return { folder, script, start };
}
