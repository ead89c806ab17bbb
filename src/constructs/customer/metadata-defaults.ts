import { expressCustomerLimits } from "../../api/express-customer-limits";
import { Token } from "cdktf";
import type { ExpressCustomer as ExpressCustomerResource } from "../../bindings/avara/express-customer";
import { escapeTemplates } from "../escape-template";
import { metadataDefaultsOf } from "../metadata";
import { PropsError } from "../props-error";
import type { PropsProblem } from "../props-error";

/**
 * Adds the defaults of its scopes to a customer's metadata. Call it when all defaults are known.
 *
 * @throws {PropsError} if they cannot be merged
 */
export function applyMetadataDefaults(resource: ExpressCustomerResource): void {
  const defaults = metadataDefaultsOf(resource);
  if (Object.keys(defaults).length === 0) return;
  const own = resource.metadataInput ?? {};
  if (Token.isUnresolved(own))
    throw propsErrorAt(resource, {
      prop: "metadata",
      expected: "a literal map, so that the defaults of Metadata can be added",
      received: "a token",
    });
  const metadata = { ...escapeTemplates(defaults), ...own };
  const { length: pairs } = Object.keys(metadata);
  if (pairs > expressCustomerLimits.maxMetadataPairs)
    throw propsErrorAt(resource, {
      prop: "metadata, with the defaults of Metadata,",
      expected: `a map of at most ${expressCustomerLimits.maxMetadataPairs} pairs`,
      received: `${pairs} pairs`,
    });
  resource.metadata = metadata;
}

function propsErrorAt(
  { node }: ExpressCustomerResource,
  problem: PropsProblem,
): PropsError {
  return new PropsError(node.scope?.node.path ?? node.path, [problem]);
}
