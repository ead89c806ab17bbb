import { Token } from "cdktf";
import type { Construct } from "constructs";
import {
  AvaraProvider as AvaraProviderBinding,
  type AvaraProviderConfig,
} from "../bindings/avara/provider";
import { escapeTemplate, escapeTemplates } from "./escape-template";

/**
 * Configures the provider of a stack. What is left out comes from the environment in which Terraform runs:
 * `AVARA_API_KEY`, `AVARA_BASE_URL`, `AVARA_CUSTOM_HEADERS`. A key that is set here as a text is written into
 * the synthesized stack; prefer the environment, or a sensitive `TerraformVariable`.
 */
export class AvaraProvider extends AvaraProviderBinding {
  constructor(scope: Construct, id: string, config: AvaraProviderConfig = {}) {
    const { apiKey, customHeaders } = config;
    super(scope, id, {
      ...config,
      ...(apiKey && { apiKey: escapeTemplate(apiKey) }),
      ...(customHeaders && { customHeaders: escapeTemplates(customHeaders) }),
    });
  }

  /** CDKTF turns the keys of maps in a provider's configuration to snake case, unless they come of a token. */
  protected override synthesizeAttributes(): Record<string, unknown> {
    const attributes: Record<string, unknown> = super.synthesizeAttributes();
    const { custom_headers: customHeaders } = attributes;
    return {
      ...attributes,
      ...(customHeaders !== undefined && {
        custom_headers: Token.asAny(customHeaders),
      }),
    };
  }
}
