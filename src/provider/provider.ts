/** The provider `avara`. */
import type { Provider } from "../framework/provider";
import { configurationSchema } from "./configuration";
import type { AvaraProviderOptions } from "./configure";
import { expressCustomerActions } from "./express-customer/actions/actions";
import { expressCustomerDataSource } from "./express-customer/query/data-source";
import { expressCustomersDataSource } from "./express-customer/query/list-data-source";
import { checkDeclaredKeys } from "./express-customer/metadata/check-metadata";
import { expressCustomerListResource } from "./express-customer/query/list-resource";
import { expressCustomerResource } from "./express-customer/resource";
import type { AvaraProviderData } from "./provider-data";

/** Creates the provider. */
export function createAvaraProvider(
  options: AvaraProviderOptions,
): Provider<typeof configurationSchema, AvaraProviderData> {
  return {
    name: "avara",
    schema: configurationSchema,
    resources: [expressCustomerResource],
    dataSources: [expressCustomerDataSource, expressCustomersDataSource],
    listResources: [expressCustomerListResource],
    actions: expressCustomerActions,
    validate: ({ config }) => {
      checkDeclaredKeys("default_metadata", config.default_metadata, config);
    },
    configure: async (request) => {
      const { configureAvaraProvider } = await import("./configured.js");
      return configureAvaraProvider(request, options);
    },
  };
}
