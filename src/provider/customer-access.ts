import type { AvaraClient } from "../client/avara-client";
import type { Clock } from "../system/clock";
import { CustomerDirectory } from "./express-customer/live/directory";
import { FreshList } from "./express-customer/live/fresh-list";
import { Namesakes } from "./express-customer/takeover/namesakes";
import { CustomerClaims } from "./express-customer/takeover/claims";
import { Creator, defaultLooksAfterMs } from "./express-customer/write/creator";
import { Releases } from "./express-customer/takeover/releases";
import type { CustomerAccess } from "./provider-data";

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
