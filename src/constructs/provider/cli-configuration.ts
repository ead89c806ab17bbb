/** Reads what Terraform's CLI configuration says about the provider. Pure, so that the commands share it. */
import { providerSources } from "./provider-files";

/** The places where Terraform looks for the provider, according to its CLI configuration. */
export interface ProviderPlaces {
  /** Whether there is a block `provider_installation`. If so, Terraform looks only at the places in it. */
  readonly hasInstallation: boolean;
  /** The folders that it names for the provider. */
  readonly mirrors: readonly string[];
  /** Whether it has `dev_overrides` for the provider. */
  readonly hasOverride: boolean;
}

/** Reads the text of a CLI configuration. */
export function readProviderPlaces(text: string): ProviderPlaces {
  const code = text.replaceAll(/^\s*(#|\/\/).*$/gm, "");
  const hasInstallation = /^\s*provider_installation\b/m.test(code);
  const [, overrides = ""] = /\bdev_overrides\s*\{([^}]*)\}/.exec(code) ?? [];
  return {
    hasInstallation,
    mirrors: hasInstallation ? namedMirrors(code) : [],
    hasOverride: overrides.includes("avara-software/avara"),
  };
}

function namedMirrors(text: string): string[] {
  return [...text.matchAll(/\bfilesystem_mirror\s*\{([^}]*)\}/g)].flatMap(
    ([, body = ""]) => {
      const path = /\bpath\s*=\s*"([^"]*)"/.exec(body)?.[1];
      const included = patternsOf(body, "include");
      const isSearched =
        (included.length === 0 || included.some(isOurs)) &&
        !patternsOf(body, "exclude").some(isOurs);
      return path !== undefined && isSearched ? [path] : [];
    },
  );
}

function patternsOf(body: string, argument: "include" | "exclude"): string[] {
  const [list = ""] =
    new RegExp(`\\b${argument}\\s*=\\s*\\[[^\\]]*`).exec(body) ?? [];
  return [...list.matchAll(/"([^"]*)"/g)].map(([, pattern = ""]) => pattern);
}

/** Whether a pattern matches our provider. A pattern may omit the host, and `*` stands for any name. */
function isOurs(pattern: string): boolean {
  const parts = pattern.split("/");
  return providerSources.some((source) =>
    source
      .split("/")
      .slice(-parts.length)
      .every((part, i) => parts[i] === part || parts[i] === "*"),
  );
}
