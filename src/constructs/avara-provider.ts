import { Token } from "cdktf";
import type { Construct } from "constructs";
import { AvaraProvider as AvaraProviderBinding } from "../bindings/avara/provider";
import {
  escapeTemplate,
  escapeTemplateList,
  escapeTemplates,
} from "./escape-template";
import { checkProps } from "./props/check-props";
import { installIntoStack } from "./provider/install-into-stack";
import type { AvaraProviderProps } from "./provider/props";
import { avaraProviderRules } from "./provider/rules";

/** The attributes that are maps. */
const maps = ["custom_headers", "default_metadata"];

/** Configures the Avara provider of a stack. Omitted settings come from Terraform's environment. */
export class AvaraProvider extends AvaraProviderBinding {
  /** @throws {PropsError} if a prop has a value that is not allowed */
  constructor(scope: Construct, id: string, props: AvaraProviderProps = {}) {
    checkProps(`${scope.node.path}/${id}`, props, avaraProviderRules);
    const {
      install = true,
      apiKey,
      customHeaders,
      deletionPolicy,
      onExisting,
      defaultMetadata,
      ignoreMetadataKeys,
      ...rest
    } = props;
    super(scope, id, {
      ...rest,
      ...(apiKey && { apiKey: escapeTemplate(apiKey) }),
      ...(customHeaders && { customHeaders: escapeTemplates(customHeaders) }),
      ...(defaultMetadata && {
        defaultMetadata: escapeTemplates(defaultMetadata),
      }),
      ...(ignoreMetadataKeys && {
        ignoreMetadataKeys: escapeTemplateList(ignoreMetadataKeys),
      }),
      ...(deletionPolicy && { deletionPolicy: Token.asString(deletionPolicy) }),
      ...(onExisting && { onExisting: Token.asString(onExisting) }),
    });
    if (install) installIntoStack(this);
  }

  /** CDKTF changes the keys of maps in a provider's configuration to snake case, unless they come from a token. */
  protected override synthesizeAttributes(): Record<string, unknown> {
    const attributes: Record<string, unknown> = super.synthesizeAttributes();
    return Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [
        name,
        value !== undefined && maps.includes(name) ? Token.asAny(value) : value,
      ]),
    );
  }
}
