/** The provider `avara`. */
import {
  deletionPolicies,
  onExistingPolicies,
} from "../api/express-customer-limits";
import { systemClock } from "../system/clock";
import type { Provider } from "../framework/provider";
import { isUnknown } from "../framework/schema/values";
import { configurationSchema } from "./configuration";
import { expressCustomerDataSource } from "./express-customer/data-source";
import { expressCustomersDataSource } from "./express-customer/list-data-source";
import { createCustomerAccess } from "./customer-access";
import { DeactivationGuard } from "./express-customer/write/deactivation-guard";
import { policyOf } from "./policies";
import type { AvaraProviderData } from "./provider-data";
import {
  createConfiguredClient,
  knownNumber,
  unknownConnectionSettings,
} from "./connect";
import type { ClientDependencies } from "./connect";
import { expressCustomerResource } from "./express-customer/resource";

export interface AvaraProviderOptions extends Omit<
  ClientDependencies,
  "onRequest"
> {
  /** Supplies the settings that the provider block omits. */
  readonly environment: NodeJS.ProcessEnv;
  /** When to look for the result of an unclear create; see `createCustomerAccess`. @default up to 6 s after its failure */
  readonly looksAfterMs?: readonly number[];
}

/** Creates the provider. */
export function createAvaraProvider(
  options: AvaraProviderOptions,
): Provider<typeof configurationSchema, AvaraProviderData> {
  const {
    environment,
    clock = systemClock,
    looksAfterMs,
    random = Math.random,
    ...dependencies
  } = options;
  return {
    name: "avara",
    schema: configurationSchema,
    resources: [expressCustomerResource],
    dataSources: [expressCustomerDataSource, expressCustomersDataSource],
    configure: ({ config, diagnostics, logger, secrets }) => {
      const connection = connect();
      return (
        connection && {
          connection,
          deletionPolicy: policyOf(
            deletionPolicies,
            config.deletion_policy,
            "deactivate",
          ),
          onExisting: isUnknown(config.on_existing)
            ? config.on_existing
            : policyOf(onExistingPolicies, config.on_existing, "create"),
          deactivationGuard: new DeactivationGuard(
            isUnknown(config.max_deactivations)
              ? config.max_deactivations
              : knownNumber(config.max_deactivations),
          ),
          clock,
          createObjectKey: () =>
            random().toString(36).slice(2) + random().toString(36).slice(2),
        }
      );

      function connect(): AvaraProviderData["connection"] | null {
        const unknownSettings = unknownConnectionSettings(config);
        if (unknownSettings.length > 0) return { unknownSettings };
        const client = createConfiguredClient(
          config,
          environment,
          {
            ...dependencies,
            clock,
            random,
            onRequest: (event) => {
              logger.debug("API request", { ...event });
              const { retryInMs = 0 } = event;
              // Log long waits, so that users know why nothing happens.
              if (retryInMs > 10_000)
                logger.info(
                  `Waiting ${Math.ceil(retryInMs / 1000)} s, as the API asks`,
                );
            },
          },
          { diagnostics, secrets },
        );
        return client && createCustomerAccess(client, { clock, looksAfterMs });
      }
    },
  };
}
