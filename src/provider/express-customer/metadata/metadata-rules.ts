import { Failure } from "../../../framework/failure";
import type { ConfiguredCallContext } from "../../../framework/call-context";
import type { CreateRequest } from "../../../framework/resource";
import { pathTo } from "../../../framework/attribute-path";
import { isUnknown, type Unknown } from "../../../framework/schema/values";
import type { AvaraProviderData } from "../../provider-data";
import { type ConfiguredPairs } from "./metadata";
import { readPrivateState } from "../private-state";
import type { expressCustomerSchema, ExpressCustomerState } from "../schema";
import {
  ignoring,
  ignoringAlso,
  type IgnoredEntries,
  type IgnoredKeys,
} from "./ignored-keys";

/** Where the metadata of one customer comes from, besides its own. */
export interface MetadataRules {
  readonly defaults: ConfiguredPairs | Unknown;
  readonly ignored: IgnoredKeys;
}

/**
 * The rules for a customer.
 *
 * @param own the `ignore_metadata_keys` of its resource. @default none
 * @throws {Failure} if it is not known which keys are ignored
 */
export function metadataRulesOf(
  {
    providerData: { defaultMetadata, ignoredMetadataKeys },
  }: ConfiguredCallContext<AvaraProviderData>,
  own: IgnoredEntries | Unknown = null,
): MetadataRules {
  const entries = [...knownEntries(ignoredMetadataKeys), ...knownEntries(own)];
  return { defaults: defaultMetadata, ignored: ignoring(entries) };
}

/**
 * The rules for writing what is planned. They also leave alone what was ignored when the state was written, unless that
 * state or the plan shows it; see {@link ignoringAlso}.
 *
 * @param prior the state before an update. @default none
 * @param released the entries that the object ignored which this one replaces. @default none
 */
export function rulesOfWrite(
  request: CreateRequest<typeof expressCustomerSchema, AvaraProviderData>,
  {
    prior,
    released = [],
  }: {
    readonly prior?: ExpressCustomerState;
    readonly released?: readonly string[] | undefined;
  },
): MetadataRules {
  const { planned, privateState } = request;
  const { ignored: former = [] } = readPrivateState(privateState);
  const rules = metadataRulesOf(request, planned.ignore_metadata_keys);
  return {
    ...rules,
    ignored: ignoringAlso(
      [...former, ...released],
      rules.ignored,
      prior?.metadata_all ?? null,
      planned.metadata_all,
    ),
  };
}

function knownEntries(entries: IgnoredEntries | Unknown): readonly string[] {
  if (isUnknown(entries)) throw unknownEntries();
  return (entries ?? []).map((entry) => {
    if (typeof entry !== "string") throw unknownEntries();
    return entry;
  });
}

function unknownEntries(): Failure {
  return new Failure(
    "ignore_metadata_keys is not known yet",
    "A plan has to know which metadata keys are left to others. Give ignore_metadata_keys values that are known during the plan.",
    pathTo("ignore_metadata_keys"),
  );
}
