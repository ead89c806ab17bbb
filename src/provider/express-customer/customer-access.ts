import type { AvaraClient } from "../../client/avara-client";
import type { ExpressCustomers } from "../../client/express-customers";
import { Failure } from "../../framework/failure";
import type { Clock } from "../../system/clock";
import { CustomerDirectory } from "./live/directory";
import { FreshList } from "./live/fresh-list";
import { Namesakes } from "./takeover/namesakes";
import { CustomerClaims } from "./takeover/claims";
import { Creator, defaultLooksAfterMs } from "./write/creator";
import { Releases } from "./takeover/releases";

/** Reads and writes customers, and records what this command knows about them. */
export interface CustomerAccess {
  readonly api: ExpressCustomers;
  readonly claims: CustomerClaims;
  readonly creator: Creator;
  readonly directory: CustomerDirectory;
  readonly namesakes: Namesakes;
  readonly releases: Releases;
}

/** No access yet. */
export interface UnknownAccess {
  /** The names of the settings that are known only after an apply. */
  readonly unknownSettings: readonly string[];
}

/** Creates the access to the customers of one configured provider. */
export function createCustomerAccess(
  { expressCustomers: api, serverTimeAt }: AvaraClient,
  {
    clock,
    looksAfterMs = defaultLooksAfterMs,
  }: {
    readonly clock: Clock;
    /** When to look for the result of an unclear create, in milliseconds after its failure. */
    readonly looksAfterMs?: readonly number[] | undefined;
  },
): CustomerAccess {
  const claims = new CustomerClaims();
  const directory = new CustomerDirectory(api, clock);
  return {
    api,
    claims,
    creator: new Creator({
      api,
      claims,
      clock,
      directory,
      freshList: new FreshList(api, clock),
      serverTimeAt,
      looksAfterMs,
    }),
    directory,
    namesakes: new Namesakes(directory),
    releases: new Releases(),
  };
}

/** A call of a configured provider. */
interface Context {
  readonly providerData: { readonly access: CustomerAccess | UnknownAccess };
}

/** The access to customers. Null if the provider's settings are not known yet. */
export function accessIfKnown({
  providerData: { access },
}: Context): CustomerAccess | null {
  return "api" in access ? access : null;
}

/**
 * The access to customers.
 *
 * @throws {Failure} if the provider's settings are not known yet
 */
export function customerAccess({
  providerData: { access },
}: Context): CustomerAccess {
  if ("api" in access) return access;
  throw new Failure(
    "The provider's configuration is not known yet",
    `A request to the API is needed now, but ${access.unknownSettings.join(", ")} of provider "avara" is known only after an apply. ` +
      "Apply what the setting depends on first (terraform apply -target=…), or give it a value that is known during the plan, such as a variable.",
  );
}
