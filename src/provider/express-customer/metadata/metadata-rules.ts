import { Failure } from "../../../framework/failure";
import type { ConfiguredCallContext } from "../../../framework/call-context";
import type { CreateRequest } from "../../../framework/resource";
import { pathTo } from "../../../framework/attribute-path";
import { valuesEqual } from "../../../framework/engine/values/equality";
import type { Plan } from "../../../framework/schema/inference";
import { objectTypeOf } from "../../../framework/schema/schema";
import { isUnknown, type Unknown } from "../../../framework/schema/values";
import { count } from "../../../text/plural";
import { quote } from "../../../text/quote";
import type { AvaraProviderData } from "../../provider-data";
import {
  checkMerged,
  ignoring,
  ignoringAlso,
  mergePairs,
  type ConfiguredPairs,
  type IgnoredEntries,
  type IgnoredKeys,
} from "./metadata";
import { describeCustomer } from "../live/live-customer";
import { readPrivateState } from "../private-state";
import { expressCustomerSchema, type ExpressCustomerState } from "../schema";

type Planned = Plan<typeof expressCustomerSchema>;

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

/**
 * Completes the plan of a customer with its `metadata_all`.
 *
 * @param prior null for a new object
 * @throws {Failure} if the merged metadata is not allowed
 */
export function planMetadata(
  planned: Planned,
  prior: ExpressCustomerState | null,
  context: ConfiguredCallContext<AvaraProviderData>,
): Planned {
  const { metadata, name } = planned;
  const { defaults, ignored } = metadataRulesOf(
    context,
    planned.ignore_metadata_keys,
  );
  const all = mergePairs(defaults, metadata);
  if (!isUnknown(all) && !isUnknown(metadata))
    checkMerged(all, {
      customer: isUnknown(name) ? "…" : quote(name),
      own: metadata,
      ignored,
    });
  if (prior !== null) warnOfLeftKeys(prior, ignored, context);
  const whole: Planned = { ...planned, metadata_all: all };
  // That a state from before there was metadata_all has none is no change.
  return prior?.metadata_all === null &&
    valuesEqual(
      objectTypeOf(expressCustomerSchema),
      { ...prior, metadata_all: prior.metadata },
      whole,
    )
    ? prior
    : whole;
}

/** Warns about keys that the plan shows as removed, although the customer keeps them. */
function warnOfLeftKeys(
  { id, name, metadata, metadata_all }: ExpressCustomerState,
  ignored: IgnoredKeys,
  { diagnostics }: ConfiguredCallContext<AvaraProviderData>,
): void {
  const left = [...(metadata_all ?? metadata).keys()].filter((key) =>
    ignored.has(key),
  );
  if (left.length === 0) return;
  diagnostics.warning(
    `Leaves ${count(left.length, "metadata key")} of ${describeCustomer({ id, name })} to others`,
    `The plan shows ${left.map(quote).join(", ")} as removed, because ignore_metadata_keys leaves such keys to others. The customer keeps them.`,
    pathTo("ignore_metadata_keys"),
  );
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
