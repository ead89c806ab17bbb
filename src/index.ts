/** What a CDKTF app imports: the constructs, and the generated classes of the lowest level. */
export type { DeletionPolicy, OnExisting } from "./api/express-customer-limits";
export {
  ExpressCustomer as AvaraExpressCustomer,
  type ExpressCustomerConfig as AvaraExpressCustomerConfig,
} from "./bindings/avara/express-customer";
export {
  DataAvaraExpressCustomer,
  type DataAvaraExpressCustomerConfig,
} from "./bindings/avara/data-avara-express-customer";
export {
  DataAvaraExpressCustomers,
  type DataAvaraExpressCustomersConfig,
} from "./bindings/avara/data-avara-express-customers";
export {
  ExpressCustomerAction,
  type CustomerActionProps,
  type UserActionProps,
} from "./constructs/actions/express-customer-action";
export type {
  ActionEvent,
  ActionTriggerOptions,
} from "./constructs/actions/trigger";
export { AvaraProvider } from "./constructs/avara-provider";
export {
  ExpressCustomer,
  type IExpressCustomer,
} from "./constructs/express-customer";
export {
  ExpressCustomerFleet,
  type ExpressCustomerFleetProps,
  readFleet,
} from "./constructs/fleet/express-customer-fleet";
export type {
  ExpressCustomerEvent,
  ExpressCustomerHook,
} from "./constructs/hooks/express-customer-hook";
export type { ExpressCustomerHookOptions } from "./constructs/hooks/options";
export type { ExpressCustomerProps } from "./constructs/customer/props";
export {
  ExpressCustomerStacks,
  type ExpressCustomerStacksProps,
  type StackCountProps,
} from "./constructs/stacks/express-customer-stacks";
export type { FleetCustomer } from "./constructs/fleet/fleet-customer";
export type { ReadFleetOptions } from "./constructs/fleet/parse-fleet";
export { FleetError, type FleetProblem } from "./constructs/fleet/fleet-error";
export { Metadata } from "./constructs/metadata";
export { PropsError, type PropsProblem } from "./constructs/props/props-error";
export type { AvaraProviderProps } from "./constructs/provider/props";
