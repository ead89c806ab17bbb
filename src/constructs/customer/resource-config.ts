import { Token } from "cdktf";
import type { ExpressCustomerConfig } from "../../bindings/avara/express-customer";
import {
  escapeTemplate,
  escapeTemplateList,
  escapeTemplates,
} from "../escape-template";
import type { ExpressCustomerProps } from "./props";

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Makes the configuration of the level-1 object. Assigns one property at a time, which is faster than spreads. */
export function resourceConfig(
  props: ExpressCustomerProps,
): ExpressCustomerConfig {
  const { name, active, metadata, ignoreMetadataKeys } = props;
  const { deletionPolicy, onExisting, provider, dependsOn, lifecycle } = props;
  const config: Writable<ExpressCustomerConfig> = {
    name: escapeTemplate(name),
  };
  if (active !== undefined) config.active = active;
  if (metadata) config.metadata = escapeTemplates(metadata);
  if (ignoreMetadataKeys)
    config.ignoreMetadataKeys = escapeTemplateList(ignoreMetadataKeys);
  if (deletionPolicy) config.deletionPolicy = Token.asString(deletionPolicy);
  if (onExisting) config.onExisting = Token.asString(onExisting);
  if (provider) config.provider = provider;
  if (dependsOn) config.dependsOn = dependsOn;
  if (lifecycle) config.lifecycle = lifecycle;
  return config;
}
