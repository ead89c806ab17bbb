import { valuesEqual } from "../../../framework/engine/values/equality";
import type { ConfiguredCallContext } from "../../../framework/call-context";
import { pathTo } from "../../../framework/attribute-path";
import type { Plan } from "../../../framework/schema/inference";
import { objectTypeOf } from "../../../framework/schema/schema";
import { isUnknown } from "../../../framework/schema/values";
import { count } from "../../../text/plural";
import { quote } from "../../../text/quote";
import type { AvaraProviderData } from "../../provider-data";
import { describeCustomer } from "../describe-customer";
import { expressCustomerSchema, type ExpressCustomerState } from "../schema";
import { checkMerged } from "./check-metadata";
import type { IgnoredKeys } from "./ignored-keys";
import { mergePairs } from "./metadata";
import { metadataRulesOf } from "./metadata-rules";

type Planned = Plan<typeof expressCustomerSchema>;

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
  // A state that is older than the attribute metadata_all has none. That alone is no change.
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
