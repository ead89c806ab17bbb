import {
  ConfigureProvider_Request,
  ConfigureProvider_Response,
} from "../wire/generated/tfplugin6";
import { defineRpc } from "./define-rpc";

/** Hands the provider its configuration, and keeps what it makes of it. */
export const configureProvider = defineRpc(
  "ConfigureProvider",
  ConfigureProvider_Request,
  ConfigureProvider_Response,
  async (session, request, context) => {
    const { provider, secrets } = session;
    const config = session.decodeObject(provider.schema, request.config);
    const providerData = await provider.configure({
      ...context,
      config,
      secrets,
      terraformVersion: request.terraformVersion,
    });
    if (providerData !== null) session.configure(providerData);
    return {};
  },
);
