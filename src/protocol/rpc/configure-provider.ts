import {
  ConfigureProvider_Request,
  ConfigureProvider_Response,
} from "../wire/generated/tfplugin6";
import { defineRpc } from "./define-rpc";

/** Configures the provider, and keeps its provider data for later calls. */
export const configureProvider = defineRpc(
  ConfigureProvider_Request,
  ConfigureProvider_Response,
  async (session, request, context) => {
    const { provider, secrets } = session;
    const config = session.decodeConfig(provider.schema, request.config);
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
