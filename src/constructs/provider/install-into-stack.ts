import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { Annotations, TerraformProvider, TerraformStack } from "cdktf";
import type { ISynthesisSession } from "cdktf/lib/synthesize";
import { addCustomSynthesis } from "cdktf/lib/synthesize/synthesizer";
import { type ProviderPlaces, readProviderPlaces } from "./cli-configuration";
import { findLock } from "./lock-file";
import { placeProvider } from "./place-provider";
import { providerBundle, providerSource } from "./provider-files";

/** The machine on which the stack is synthesized. */
export interface SynthesisMachine {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  /** The path of the provider's script. */
  readonly script: string;
}

/**
 * Puts the provider into the folder of the stack during synthesis, so that no installation is needed. If Terraform will
 * not find it there, the stack has a warning with the fix.
 */
export function installIntoStack(
  provider: TerraformProvider,
  machine: SynthesisMachine = {
    env: process.env,
    platform: process.platform,
    script: providerBundle,
  },
): void {
  addCustomSynthesis(provider, {
    onSynthesize: (session) => {
      const warning = install(provider, session, machine);
      if (warning !== null) Annotations.of(provider).addWarning(warning);
    },
  });
}

/** Returns a warning with what remains to do, or null. */
function install(
  provider: TerraformProvider,
  { outdir, manifest }: ISynthesisSession,
  { env, platform, script }: SynthesisMachine,
): string | null {
  if (platform === "win32") return warnOnWindows(env);
  const { TF_CLI_CONFIG_FILE: named = "" } = env;
  const file =
    named === "" ? join(env.HOME ?? homedir(), ".terraformrc") : named;
  const places = readPlaces(file);
  if (places.hasInstallation)
    return places.mirrors.length > 0 || places.hasOverride
      ? null
      : `${file} has a block provider_installation, so that Terraform does not look for the Avara provider in the folder of the stack. Run npx cdktf-avara install --mirror <folder>, and add to the block what it prints.`;
  if (!existsSync(script))
    return `The Avara provider is missing from its package: ${script} does not exist. If the app is bundled, leave cdktf-avara out of the bundle; or run npx cdktf-avara install.`;
  const stack = TerraformStack.of(provider);
  const folder = join(outdir, manifest.forStack(stack).workingDirectory);
  const { providerVersionConstraint = "" } =
    provider.terraformGeneratorMetadata ?? {};
  placeProvider(folder, script, providerVersionConstraint);
  return env.CDKTF_SKIP_PROVIDER_LOCK === "true"
    ? null
    : warnOfOtherProviders(stack, join(folder, ".terraform.lock.hcl"));
}

/** Windows can start only the executable of a release, which `install --archive` puts into this folder. */
function warnOnWindows({ APPDATA = "" }: NodeJS.ProcessEnv): string | null {
  return existsSync(join(APPDATA, "terraform.d", "plugins", providerSource))
    ? null
    : "Terraform for Windows cannot start the Avara provider of this package, which is a script. Download the archive of a release, and run npx cdktf-avara install --archive <file>; or use Terraform, Node.js and this app in WSL.";
}

/** Ignores a relative path, because cdktf runs terraform in other folders. */
function readPlaces(file: string): ProviderPlaces {
  const isFound = isAbsolute(file) && existsSync(file);
  return readProviderPlaces(isFound ? readFileSync(file, "utf8") : "");
}

/** If any provider is not locked, the CLI looks for all of them in the public registry, which does not have ours. */
function warnOfOtherProviders(
  stack: TerraformStack,
  lockFile: string,
): string | null {
  const lock = readFileSync(lockFile, "utf8");
  const unlocked = stack.node
    .findAll()
    .filter((node) => TerraformProvider.isTerraformProvider(node))
    .map(({ terraformProviderSource }) => addressOf(terraformProviderSource))
    .filter((source) => source !== null && findLock(lock, source) === null);
  return unlocked.length === 0
    ? null
    : `The CLI has not locked ${[...new Set(unlocked)].join(" and ")} yet, and would look for the Avara provider in the public registry as well. Set the environment variable CDKTF_SKIP_PROVIDER_LOCK=true for it, or give it the option --skip-provider-lock.`;
}

/** The full address of a provider: `null` and `hashicorp/null` are `registry.terraform.io/hashicorp/null`. */
function addressOf(source: string | undefined): string | null {
  if (source === undefined) return null;
  const parts = source.split("/");
  const defaults = ["registry.terraform.io", "hashicorp"];
  return [...defaults.slice(0, 3 - parts.length), ...parts].join("/");
}
