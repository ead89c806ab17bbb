import type { AvaraClient } from "../client/avara-client";
import type { Clock } from "../client/clock";
import type { Diagnostics } from "../framework/diagnostics";
import type { DeletionPolicy } from "./deletion-policy";

/** What the resources and data sources of one configured provider work with. */
export interface AvaraProviderData {
  /** The client; or, while settings of the provider are not known yet, their names. */
  readonly connection:
    | { readonly client: AvaraClient }
    | { readonly unknownSettings: readonly string[] };
  /** What destroying does where the resource does not say. */
  readonly deletionPolicy: DeletionPolicy;
  readonly clock: Clock;
}

/** The client, or null and an error where the provider's settings are not known yet. */
export function clientOf(
  { connection }: AvaraProviderData,
  diagnostics: Diagnostics,
): AvaraClient | null {
  if ("client" in connection) return connection.client;
  diagnostics.error(
    "The provider's configuration is not known yet",
    `A request has to be made now, but ${connection.unknownSettings.join(", ")} of provider "avara" will be known only after an apply. ` +
      "Apply what the setting depends on first (terraform apply -target=…), or give it a value that is known, such as a variable.",
  );
  return null;
}
