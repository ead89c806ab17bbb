import type { ConfiguredCallContext } from "../../../framework/call-context";
import type { AvaraProviderData } from "../../provider-data";
import type { CustomerAccess } from "../customer-access";
import type { LiveCustomer } from "../live/live-customer";
import type { IgnoredKeys } from "../metadata/ignored-keys";
import { CustomerWriter } from "./customer-writer";

/** Creates the writer of one customer. Each deactivation passes the guard, and each write reaches the directory. */
export function createWriter(
  live: LiveCustomer,
  { api, directory }: CustomerAccess,
  {
    diagnostics,
    providerData,
    signal,
  }: ConfiguredCallContext<AvaraProviderData>,
  {
    isNew = false,
    isAnnounced = false,
    ignored,
  }: {
    /** Whether this run created the customer. It has no users yet, so deactivating it affects none. */
    readonly isNew?: boolean | undefined;
    /** Whether the plan has announced that the customer will be deactivated. */
    readonly isAnnounced?: boolean | undefined;
    /** The metadata keys to leave as they are. @default none */
    readonly ignored?: IgnoredKeys;
  },
): CustomerWriter {
  const { clock, deactivationGuard } = providerData;
  return new CustomerWriter(live, {
    api,
    ignored,
    clock,
    signal,
    onWrite: (written) => {
      directory.noteWrite(written);
    },
    onDeactivate: (active) => {
      if (!isNew) deactivationGuard.permit(active, isAnnounced, diagnostics);
    },
  });
}
