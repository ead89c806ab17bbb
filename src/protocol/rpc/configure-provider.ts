import type { Schema } from "../../framework/schema";
import type { Secrets } from "../../framework/secrets";
import { isMapValue } from "../../framework/values";
import type { ObjectValue, Value } from "../../framework/values";
import { decodeObject } from "../dynamic-value";
import {
  ConfigureProvider_Request,
  ConfigureProvider_Response,
} from "../generated/tfplugin6";
import { defineRpc } from "../rpc";

/** Hands the provider its configuration, and keeps what it makes of it. */
export const configureProvider = defineRpc(
  "ConfigureProvider",
  ConfigureProvider_Request,
  ConfigureProvider_Response,
  (session, request, context) => {
    const { provider, secrets } = session;
    const config = decodeObject(provider.schema, request.config);
    addSensitiveValues(secrets, provider.schema, config);
    const providerData = provider.configure({
      ...context,
      config,
      secrets,
      terraformVersion: request.terraformVersion,
    });
    if (providerData !== null) session.configure(providerData);
    return {};
  },
);

function addSensitiveValues(
  secrets: Secrets,
  schema: Schema,
  config: ObjectValue,
): void {
  for (const [name, { sensitive }] of Object.entries(schema.attributes))
    if (sensitive === true) addTexts(secrets, config[name] ?? null);
}

function addTexts(secrets: Secrets, value: Value): void {
  if (typeof value === "string") secrets.add(value);
  else if (isMapValue(value))
    for (const element of value.values()) addTexts(secrets, element);
}
