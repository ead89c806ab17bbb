import { Token } from "cdktf";
import { escapeTemplates } from "../escape-template";
import { metadataDefaultsOf } from "../metadata";
import { checkProps } from "../props/check-props";
import { pairCountRule } from "../props/metadata-rules";
import type { Rule } from "../props/rule";
import type { DeclaredCustomer } from "./declared-customer";

const literalRule: Rule = {
  expected: "a literal map, so that the defaults of Metadata can be added",
  allows: (value) => !Token.isUnresolved(value),
  describe: () => "a token",
  rejectsTokens: true,
};

const merged = "metadata, with the defaults of Metadata,";

/**
 * Adds the defaults of its scopes to a customer's metadata. Call it when all defaults are known.
 *
 * @throws {PropsError} if they cannot be merged
 */
export function applyMetadataDefaults({
  node,
  resource,
}: DeclaredCustomer): void {
  const defaults = metadataDefaultsOf(resource);
  if (Object.keys(defaults).length === 0) return;
  const own = resource.metadataInput ?? {};
  checkProps(node.path, { metadata: own }, { metadata: [literalRule] });
  const metadata = { ...escapeTemplates(defaults), ...own };
  checkProps(node.path, { [merged]: metadata }, { [merged]: [pairCountRule] });
  resource.metadata = metadata;
}
