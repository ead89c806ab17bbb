/**
 * What the author of a Terraform provider needs: `cdktf-avara/framework`. The guide *Write a Terraform provider in
 * TypeScript* builds a provider with it.
 */
export { serve, type ServeOptions } from "./serve";

export type {
  AnyProvider,
  ConfigureRequest,
  Provider,
} from "../framework/provider";
export type {
  CallContext,
  ConfiguredCallContext,
  ValidateRequest,
} from "../framework/call-context";
export type {
  CreateRequest,
  DeleteRequest,
  ImportRequest,
  ImportResult,
  MoveSource,
  PlanRequest,
  PlanResult,
  ReadRequest,
  Resource,
  StateResult,
  UpdateRequest,
} from "../framework/resource";
export type { OldState, PrivateState } from "../framework/stored-data";
export type { ResourceIdentity } from "../framework/identity";
export type {
  DataSource,
  ReadDataSourceRequest,
} from "../framework/data-source";
export type {
  ListedObject,
  ListRequest,
  ListResource,
} from "../framework/list-resource";
export type {
  Action,
  InvokeActionRequest,
  PlanActionRequest,
} from "../framework/action";
export {
  defineFunction,
  type FunctionParameters,
  type Parameter,
  parameter,
  type ParameterOptions,
  type ProviderFunction,
} from "../framework/function";
export type {
  AnyAction,
  AnyDataSource,
  AnyFunction,
  AnyListResource,
  AnyResource,
} from "../framework/any-part";

export { Failure } from "../framework/failure";
export { type Diagnostic, Diagnostics } from "../framework/diagnostics";
export type { LogFields, Logger } from "../framework/logger";
export type { Secrets } from "../framework/secrets";

export {
  type Attribute,
  type AttributeOptions,
  type Attributes,
  attribute,
  defineSchema,
  nestedAttribute,
  type Nesting,
  type NestingMode,
  type Schema,
} from "../framework/schema/schema";
export { type Type, types, type ValueOf } from "../framework/schema/types";
export type {
  Config,
  FinalPlan,
  ImportedState,
  KnownConfig,
  Plan,
  State,
} from "../framework/schema/inference";
export { validateProviderSchema } from "../framework/engine/schema-checks/validate-provider-schema";
export { isWholeState } from "../framework/engine/values/whole-state";
export {
  Decimal,
  isUnknown,
  type NumberValue,
  type ObjectValue,
  type Unknown,
  unknownValue,
  type Value,
} from "../framework/schema/values";
export {
  AttributePath,
  type AttributePathStep,
  pathTo,
} from "../framework/attribute-path";
export {
  mapKeys,
  mapSizeAtMost,
  mapValues,
  matches,
  oneOf,
  stringLength,
  type Validator,
  type ValidatorContext,
  wholeNumberBetween,
} from "../framework/schema/validators";
