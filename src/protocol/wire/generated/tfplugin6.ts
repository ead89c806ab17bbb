// Generated from tfplugin6.proto by npm run generate. Do not edit.

import {
  bool,
  bytes,
  enumeration,
  int64,
  map,
  nested,
  oneOf,
  repeated,
  string,
} from "../protobuf/fields";
import { defineMessage, type MessageType } from "../protobuf/message";

export const StringKind = {
  PLAIN: 0,
  MARKDOWN: 1,
} as const;

export type StringKind = (typeof StringKind)[keyof typeof StringKind];

export interface DynamicValue {
  msgpack: Uint8Array;
  json: Uint8Array;
}

export const DynamicValue: MessageType<DynamicValue> = /* @__PURE__ */ defineMessage(() => ({
  msgpack: bytes(1),
  json: bytes(2),
}));

export interface Diagnostic {
  severity: Diagnostic_Severity;
  summary: string;
  detail: string;
  attribute?: AttributePath | undefined;
}

export const Diagnostic: MessageType<Diagnostic> = /* @__PURE__ */ defineMessage(() => ({
  severity: enumeration(1, Diagnostic_Severity, 0),
  summary: string(2),
  detail: string(3),
  attribute: nested(4, AttributePath),
}));

export const Diagnostic_Severity = {
  INVALID: 0,
  ERROR: 1,
  WARNING: 2,
} as const;

export type Diagnostic_Severity = (typeof Diagnostic_Severity)[keyof typeof Diagnostic_Severity];

export interface AttributePath {
  steps: AttributePath_Step[];
}

export const AttributePath: MessageType<AttributePath> = /* @__PURE__ */ defineMessage(() => ({
  steps: repeated(1, AttributePath_Step),
}));

export interface AttributePath_Step {
  selector?: { $case: "attributeName"; value: string } | { $case: "elementKeyString"; value: string } | { $case: "elementKeyInt"; value: number } | undefined;
}

export const AttributePath_Step: MessageType<AttributePath_Step> = /* @__PURE__ */ defineMessage(() => ({
  selector: oneOf({ attributeName: string(1), elementKeyString: string(2), elementKeyInt: int64(3) }),
}));

export interface RawState {
  json: Uint8Array;
}

export const RawState: MessageType<RawState> = /* @__PURE__ */ defineMessage(() => ({
  json: bytes(1),
}));

export interface Schema {
  version: number;
  block?: Schema_Block | undefined;
}

export const Schema: MessageType<Schema> = /* @__PURE__ */ defineMessage(() => ({
  version: int64(1),
  block: nested(2, Schema_Block),
}));

export interface Schema_Block {
  version: number;
  attributes: Schema_Attribute[];
  description: string;
  descriptionKind: StringKind;
  deprecated: boolean;
  deprecationMessage: string;
}

export const Schema_Block: MessageType<Schema_Block> = /* @__PURE__ */ defineMessage(() => ({
  version: int64(1),
  attributes: repeated(2, Schema_Attribute),
  description: string(4),
  descriptionKind: enumeration(5, StringKind, 0),
  deprecated: bool(6),
  deprecationMessage: string(7),
}));

export interface Schema_Attribute {
  name: string;
  type: Uint8Array;
  nestedType?: Schema_Object | undefined;
  description: string;
  required: boolean;
  optional: boolean;
  computed: boolean;
  sensitive: boolean;
  descriptionKind: StringKind;
  deprecated: boolean;
  writeOnly: boolean;
  deprecationMessage: string;
}

export const Schema_Attribute: MessageType<Schema_Attribute> = /* @__PURE__ */ defineMessage(() => ({
  name: string(1),
  type: bytes(2),
  nestedType: nested(10, Schema_Object),
  description: string(3),
  required: bool(4),
  optional: bool(5),
  computed: bool(6),
  sensitive: bool(7),
  descriptionKind: enumeration(8, StringKind, 0),
  deprecated: bool(9),
  writeOnly: bool(11),
  deprecationMessage: string(12),
}));

export interface Schema_Object {
  attributes: Schema_Attribute[];
  nesting: Schema_Object_NestingMode;
}

export const Schema_Object: MessageType<Schema_Object> = /* @__PURE__ */ defineMessage(() => ({
  attributes: repeated(1, Schema_Attribute),
  nesting: enumeration(3, Schema_Object_NestingMode, 0),
}));

export const Schema_Object_NestingMode = {
  INVALID: 0,
  SINGLE: 1,
  LIST: 2,
  SET: 3,
  MAP: 4,
} as const;

export type Schema_Object_NestingMode = (typeof Schema_Object_NestingMode)[keyof typeof Schema_Object_NestingMode];

export interface ServerCapabilities {
  planDestroy: boolean;
  getProviderSchemaOptional: boolean;
  moveResourceState: boolean;
  generateResourceConfig: boolean;
}

export const ServerCapabilities: MessageType<ServerCapabilities> = /* @__PURE__ */ defineMessage(() => ({
  planDestroy: bool(1),
  getProviderSchemaOptional: bool(2),
  moveResourceState: bool(3),
  generateResourceConfig: bool(4),
}));

export interface ClientCapabilities {
  writeOnlyAttributesAllowed: boolean;
}

export const ClientCapabilities: MessageType<ClientCapabilities> = /* @__PURE__ */ defineMessage(() => ({
  writeOnlyAttributesAllowed: bool(2),
}));

export interface ResourceIdentitySchema {
  version: number;
  identityAttributes: ResourceIdentitySchema_IdentityAttribute[];
}

export const ResourceIdentitySchema: MessageType<ResourceIdentitySchema> = /* @__PURE__ */ defineMessage(() => ({
  version: int64(1),
  identityAttributes: repeated(2, ResourceIdentitySchema_IdentityAttribute),
}));

export interface ResourceIdentitySchema_IdentityAttribute {
  name: string;
  type: Uint8Array;
  requiredForImport: boolean;
  optionalForImport: boolean;
  description: string;
}

export const ResourceIdentitySchema_IdentityAttribute: MessageType<ResourceIdentitySchema_IdentityAttribute> = /* @__PURE__ */ defineMessage(() => ({
  name: string(1),
  type: bytes(2),
  requiredForImport: bool(3),
  optionalForImport: bool(4),
  description: string(5),
}));

export interface ResourceIdentityData {
  identityData?: DynamicValue | undefined;
}

export const ResourceIdentityData: MessageType<ResourceIdentityData> = /* @__PURE__ */ defineMessage(() => ({
  identityData: nested(1, DynamicValue),
}));

export interface ActionSchema {
  schema?: Schema | undefined;
}

export const ActionSchema: MessageType<ActionSchema> = /* @__PURE__ */ defineMessage(() => ({
  schema: nested(1, Schema),
}));

export interface Function {
  parameters: Function_Parameter[];
  variadicParameter?: Function_Parameter | undefined;
  return?: Function_Return | undefined;
  summary: string;
  description: string;
  descriptionKind: StringKind;
  deprecationMessage: string;
}

export const Function: MessageType<Function> = /* @__PURE__ */ defineMessage(() => ({
  parameters: repeated(1, Function_Parameter),
  variadicParameter: nested(2, Function_Parameter),
  return: nested(3, Function_Return),
  summary: string(4),
  description: string(5),
  descriptionKind: enumeration(6, StringKind, 0),
  deprecationMessage: string(7),
}));

export interface Function_Parameter {
  name: string;
  type: Uint8Array;
  allowNullValue: boolean;
  allowUnknownValues: boolean;
  description: string;
  descriptionKind: StringKind;
}

export const Function_Parameter: MessageType<Function_Parameter> = /* @__PURE__ */ defineMessage(() => ({
  name: string(1),
  type: bytes(2),
  allowNullValue: bool(3),
  allowUnknownValues: bool(4),
  description: string(5),
  descriptionKind: enumeration(6, StringKind, 0),
}));

export interface Function_Return {
  type: Uint8Array;
}

export const Function_Return: MessageType<Function_Return> = /* @__PURE__ */ defineMessage(() => ({
  type: bytes(1),
}));

export interface FunctionError {
  text: string;
  argument?: { $case: "functionArgument"; value: number } | undefined;
}

export const FunctionError: MessageType<FunctionError> = /* @__PURE__ */ defineMessage(() => ({
  text: string(1),
  argument: oneOf({ functionArgument: int64(2) }),
}));

export interface GetMetadata {
}

export const GetMetadata: MessageType<GetMetadata> = /* @__PURE__ */ defineMessage(() => ({
}));

export interface GetMetadata_Request {
}

export const GetMetadata_Request: MessageType<GetMetadata_Request> = /* @__PURE__ */ defineMessage(() => ({
}));

export interface GetMetadata_Response {
  serverCapabilities?: ServerCapabilities | undefined;
  diagnostics: Diagnostic[];
  dataSources: GetMetadata_DataSourceMetadata[];
  resources: GetMetadata_ResourceMetadata[];
  functions: GetMetadata_FunctionMetadata[];
  listResources: GetMetadata_ListResourceMetadata[];
  actions: GetMetadata_ActionMetadata[];
}

export const GetMetadata_Response: MessageType<GetMetadata_Response> = /* @__PURE__ */ defineMessage(() => ({
  serverCapabilities: nested(1, ServerCapabilities),
  diagnostics: repeated(2, Diagnostic),
  dataSources: repeated(3, GetMetadata_DataSourceMetadata),
  resources: repeated(4, GetMetadata_ResourceMetadata),
  functions: repeated(5, GetMetadata_FunctionMetadata),
  listResources: repeated(7, GetMetadata_ListResourceMetadata),
  actions: repeated(9, GetMetadata_ActionMetadata),
}));

export interface GetMetadata_DataSourceMetadata {
  typeName: string;
}

export const GetMetadata_DataSourceMetadata: MessageType<GetMetadata_DataSourceMetadata> = /* @__PURE__ */ defineMessage(() => ({
  typeName: string(1),
}));

export interface GetMetadata_ResourceMetadata {
  typeName: string;
}

export const GetMetadata_ResourceMetadata: MessageType<GetMetadata_ResourceMetadata> = /* @__PURE__ */ defineMessage(() => ({
  typeName: string(1),
}));

export interface GetMetadata_FunctionMetadata {
  name: string;
}

export const GetMetadata_FunctionMetadata: MessageType<GetMetadata_FunctionMetadata> = /* @__PURE__ */ defineMessage(() => ({
  name: string(1),
}));

export interface GetMetadata_ListResourceMetadata {
  typeName: string;
}

export const GetMetadata_ListResourceMetadata: MessageType<GetMetadata_ListResourceMetadata> = /* @__PURE__ */ defineMessage(() => ({
  typeName: string(1),
}));

export interface GetMetadata_ActionMetadata {
  typeName: string;
}

export const GetMetadata_ActionMetadata: MessageType<GetMetadata_ActionMetadata> = /* @__PURE__ */ defineMessage(() => ({
  typeName: string(1),
}));

export interface GetProviderSchema {
}

export const GetProviderSchema: MessageType<GetProviderSchema> = /* @__PURE__ */ defineMessage(() => ({
}));

export interface GetProviderSchema_Request {
}

export const GetProviderSchema_Request: MessageType<GetProviderSchema_Request> = /* @__PURE__ */ defineMessage(() => ({
}));

export interface GetProviderSchema_Response {
  provider?: Schema | undefined;
  resourceSchemas: Record<string, Schema>;
  dataSourceSchemas: Record<string, Schema>;
  diagnostics: Diagnostic[];
  serverCapabilities?: ServerCapabilities | undefined;
  functions: Record<string, Function>;
  listResourceSchemas: Record<string, Schema>;
  actionSchemas: Record<string, ActionSchema>;
}

export const GetProviderSchema_Response: MessageType<GetProviderSchema_Response> = /* @__PURE__ */ defineMessage(() => ({
  provider: nested(1, Schema),
  resourceSchemas: map(2, Schema),
  dataSourceSchemas: map(3, Schema),
  diagnostics: repeated(4, Diagnostic),
  serverCapabilities: nested(6, ServerCapabilities),
  functions: map(7, Function),
  listResourceSchemas: map(9, Schema),
  actionSchemas: map(11, ActionSchema),
}));

export interface GetResourceIdentitySchemas {
}

export const GetResourceIdentitySchemas: MessageType<GetResourceIdentitySchemas> = /* @__PURE__ */ defineMessage(() => ({
}));

export interface GetResourceIdentitySchemas_Request {
}

export const GetResourceIdentitySchemas_Request: MessageType<GetResourceIdentitySchemas_Request> = /* @__PURE__ */ defineMessage(() => ({
}));

export interface GetResourceIdentitySchemas_Response {
  identitySchemas: Record<string, ResourceIdentitySchema>;
  diagnostics: Diagnostic[];
}

export const GetResourceIdentitySchemas_Response: MessageType<GetResourceIdentitySchemas_Response> = /* @__PURE__ */ defineMessage(() => ({
  identitySchemas: map(1, ResourceIdentitySchema),
  diagnostics: repeated(2, Diagnostic),
}));

export interface UpgradeResourceIdentity {
}

export const UpgradeResourceIdentity: MessageType<UpgradeResourceIdentity> = /* @__PURE__ */ defineMessage(() => ({
}));

export interface UpgradeResourceIdentity_Request {
  typeName: string;
  version: number;
  rawIdentity?: RawState | undefined;
}

export const UpgradeResourceIdentity_Request: MessageType<UpgradeResourceIdentity_Request> = /* @__PURE__ */ defineMessage(() => ({
  typeName: string(1),
  version: int64(2),
  rawIdentity: nested(3, RawState),
}));

export interface UpgradeResourceIdentity_Response {
  upgradedIdentity?: ResourceIdentityData | undefined;
  diagnostics: Diagnostic[];
}

export const UpgradeResourceIdentity_Response: MessageType<UpgradeResourceIdentity_Response> = /* @__PURE__ */ defineMessage(() => ({
  upgradedIdentity: nested(1, ResourceIdentityData),
  diagnostics: repeated(2, Diagnostic),
}));

export interface ValidateProviderConfig {
}

export const ValidateProviderConfig: MessageType<ValidateProviderConfig> = /* @__PURE__ */ defineMessage(() => ({
}));

export interface ValidateProviderConfig_Request {
  config?: DynamicValue | undefined;
}

export const ValidateProviderConfig_Request: MessageType<ValidateProviderConfig_Request> = /* @__PURE__ */ defineMessage(() => ({
  config: nested(1, DynamicValue),
}));

export interface ValidateProviderConfig_Response {
  diagnostics: Diagnostic[];
}

export const ValidateProviderConfig_Response: MessageType<ValidateProviderConfig_Response> = /* @__PURE__ */ defineMessage(() => ({
  diagnostics: repeated(2, Diagnostic),
}));

export interface ValidateResourceConfig {
}

export const ValidateResourceConfig: MessageType<ValidateResourceConfig> = /* @__PURE__ */ defineMessage(() => ({
}));

export interface ValidateResourceConfig_Request {
  typeName: string;
  config?: DynamicValue | undefined;
  clientCapabilities?: ClientCapabilities | undefined;
}

export const ValidateResourceConfig_Request: MessageType<ValidateResourceConfig_Request> = /* @__PURE__ */ defineMessage(() => ({
  typeName: string(1),
  config: nested(2, DynamicValue),
  clientCapabilities: nested(3, ClientCapabilities),
}));

export interface ValidateResourceConfig_Response {
  diagnostics: Diagnostic[];
}

export const ValidateResourceConfig_Response: MessageType<ValidateResourceConfig_Response> = /* @__PURE__ */ defineMessage(() => ({
  diagnostics: repeated(1, Diagnostic),
}));

export interface ValidateDataResourceConfig {
}

export const ValidateDataResourceConfig: MessageType<ValidateDataResourceConfig> = /* @__PURE__ */ defineMessage(() => ({
}));

export interface ValidateDataResourceConfig_Request {
  typeName: string;
  config?: DynamicValue | undefined;
}

export const ValidateDataResourceConfig_Request: MessageType<ValidateDataResourceConfig_Request> = /* @__PURE__ */ defineMessage(() => ({
  typeName: string(1),
  config: nested(2, DynamicValue),
}));

export interface ValidateDataResourceConfig_Response {
  diagnostics: Diagnostic[];
}

export const ValidateDataResourceConfig_Response: MessageType<ValidateDataResourceConfig_Response> = /* @__PURE__ */ defineMessage(() => ({
  diagnostics: repeated(1, Diagnostic),
}));

export interface UpgradeResourceState {
}

export const UpgradeResourceState: MessageType<UpgradeResourceState> = /* @__PURE__ */ defineMessage(() => ({
}));

export interface UpgradeResourceState_Request {
  typeName: string;
  version: number;
  rawState?: RawState | undefined;
}

export const UpgradeResourceState_Request: MessageType<UpgradeResourceState_Request> = /* @__PURE__ */ defineMessage(() => ({
  typeName: string(1),
  version: int64(2),
  rawState: nested(3, RawState),
}));

export interface UpgradeResourceState_Response {
  upgradedState?: DynamicValue | undefined;
  diagnostics: Diagnostic[];
}

export const UpgradeResourceState_Response: MessageType<UpgradeResourceState_Response> = /* @__PURE__ */ defineMessage(() => ({
  upgradedState: nested(1, DynamicValue),
  diagnostics: repeated(2, Diagnostic),
}));

export interface ConfigureProvider {
}

export const ConfigureProvider: MessageType<ConfigureProvider> = /* @__PURE__ */ defineMessage(() => ({
}));

export interface ConfigureProvider_Request {
  terraformVersion: string;
  config?: DynamicValue | undefined;
}

export const ConfigureProvider_Request: MessageType<ConfigureProvider_Request> = /* @__PURE__ */ defineMessage(() => ({
  terraformVersion: string(1),
  config: nested(2, DynamicValue),
}));

export interface ConfigureProvider_Response {
  diagnostics: Diagnostic[];
}

export const ConfigureProvider_Response: MessageType<ConfigureProvider_Response> = /* @__PURE__ */ defineMessage(() => ({
  diagnostics: repeated(1, Diagnostic),
}));

export interface ReadResource {
}

export const ReadResource: MessageType<ReadResource> = /* @__PURE__ */ defineMessage(() => ({
}));

export interface ReadResource_Request {
  typeName: string;
  currentState?: DynamicValue | undefined;
  private: Uint8Array;
  currentIdentity?: ResourceIdentityData | undefined;
}

export const ReadResource_Request: MessageType<ReadResource_Request> = /* @__PURE__ */ defineMessage(() => ({
  typeName: string(1),
  currentState: nested(2, DynamicValue),
  private: bytes(3),
  currentIdentity: nested(6, ResourceIdentityData),
}));

export interface ReadResource_Response {
  newState?: DynamicValue | undefined;
  diagnostics: Diagnostic[];
  private: Uint8Array;
  newIdentity?: ResourceIdentityData | undefined;
}

export const ReadResource_Response: MessageType<ReadResource_Response> = /* @__PURE__ */ defineMessage(() => ({
  newState: nested(1, DynamicValue),
  diagnostics: repeated(2, Diagnostic),
  private: bytes(3),
  newIdentity: nested(5, ResourceIdentityData),
}));

export interface PlanResourceChange {
}

export const PlanResourceChange: MessageType<PlanResourceChange> = /* @__PURE__ */ defineMessage(() => ({
}));

export interface PlanResourceChange_Request {
  typeName: string;
  priorState?: DynamicValue | undefined;
  proposedNewState?: DynamicValue | undefined;
  config?: DynamicValue | undefined;
  priorPrivate: Uint8Array;
  priorIdentity?: ResourceIdentityData | undefined;
  plannedPrivate: Uint8Array;
}

export const PlanResourceChange_Request: MessageType<PlanResourceChange_Request> = /* @__PURE__ */ defineMessage(() => ({
  typeName: string(1),
  priorState: nested(2, DynamicValue),
  proposedNewState: nested(3, DynamicValue),
  config: nested(4, DynamicValue),
  priorPrivate: bytes(5),
  priorIdentity: nested(8, ResourceIdentityData),
  plannedPrivate: bytes(9),
}));

export interface PlanResourceChange_Response {
  plannedState?: DynamicValue | undefined;
  requiresReplace: AttributePath[];
  plannedPrivate: Uint8Array;
  diagnostics: Diagnostic[];
  plannedIdentity?: ResourceIdentityData | undefined;
}

export const PlanResourceChange_Response: MessageType<PlanResourceChange_Response> = /* @__PURE__ */ defineMessage(() => ({
  plannedState: nested(1, DynamicValue),
  requiresReplace: repeated(2, AttributePath),
  plannedPrivate: bytes(3),
  diagnostics: repeated(4, Diagnostic),
  plannedIdentity: nested(7, ResourceIdentityData),
}));

export interface ApplyResourceChange {
}

export const ApplyResourceChange: MessageType<ApplyResourceChange> = /* @__PURE__ */ defineMessage(() => ({
}));

export interface ApplyResourceChange_Request {
  typeName: string;
  priorState?: DynamicValue | undefined;
  plannedState?: DynamicValue | undefined;
  config?: DynamicValue | undefined;
  plannedPrivate: Uint8Array;
  plannedIdentity?: ResourceIdentityData | undefined;
}

export const ApplyResourceChange_Request: MessageType<ApplyResourceChange_Request> = /* @__PURE__ */ defineMessage(() => ({
  typeName: string(1),
  priorState: nested(2, DynamicValue),
  plannedState: nested(3, DynamicValue),
  config: nested(4, DynamicValue),
  plannedPrivate: bytes(5),
  plannedIdentity: nested(7, ResourceIdentityData),
}));

export interface ApplyResourceChange_Response {
  newState?: DynamicValue | undefined;
  private: Uint8Array;
  diagnostics: Diagnostic[];
  newIdentity?: ResourceIdentityData | undefined;
}

export const ApplyResourceChange_Response: MessageType<ApplyResourceChange_Response> = /* @__PURE__ */ defineMessage(() => ({
  newState: nested(1, DynamicValue),
  private: bytes(2),
  diagnostics: repeated(3, Diagnostic),
  newIdentity: nested(5, ResourceIdentityData),
}));

export interface ImportResourceState {
}

export const ImportResourceState: MessageType<ImportResourceState> = /* @__PURE__ */ defineMessage(() => ({
}));

export interface ImportResourceState_Request {
  typeName: string;
  id: string;
  identity?: ResourceIdentityData | undefined;
}

export const ImportResourceState_Request: MessageType<ImportResourceState_Request> = /* @__PURE__ */ defineMessage(() => ({
  typeName: string(1),
  id: string(2),
  identity: nested(4, ResourceIdentityData),
}));

export interface ImportResourceState_ImportedResource {
  typeName: string;
  state?: DynamicValue | undefined;
  private: Uint8Array;
  identity?: ResourceIdentityData | undefined;
}

export const ImportResourceState_ImportedResource: MessageType<ImportResourceState_ImportedResource> = /* @__PURE__ */ defineMessage(() => ({
  typeName: string(1),
  state: nested(2, DynamicValue),
  private: bytes(3),
  identity: nested(4, ResourceIdentityData),
}));

export interface ImportResourceState_Response {
  importedResources: ImportResourceState_ImportedResource[];
  diagnostics: Diagnostic[];
}

export const ImportResourceState_Response: MessageType<ImportResourceState_Response> = /* @__PURE__ */ defineMessage(() => ({
  importedResources: repeated(1, ImportResourceState_ImportedResource),
  diagnostics: repeated(2, Diagnostic),
}));

export interface MoveResourceState {
}

export const MoveResourceState: MessageType<MoveResourceState> = /* @__PURE__ */ defineMessage(() => ({
}));

export interface MoveResourceState_Request {
  sourceProviderAddress: string;
  sourceTypeName: string;
  sourceSchemaVersion: number;
  sourceState?: RawState | undefined;
  targetTypeName: string;
  sourcePrivate: Uint8Array;
  sourceIdentity?: RawState | undefined;
}

export const MoveResourceState_Request: MessageType<MoveResourceState_Request> = /* @__PURE__ */ defineMessage(() => ({
  sourceProviderAddress: string(1),
  sourceTypeName: string(2),
  sourceSchemaVersion: int64(3),
  sourceState: nested(4, RawState),
  targetTypeName: string(5),
  sourcePrivate: bytes(6),
  sourceIdentity: nested(7, RawState),
}));

export interface MoveResourceState_Response {
  targetState?: DynamicValue | undefined;
  diagnostics: Diagnostic[];
  targetPrivate: Uint8Array;
  targetIdentity?: ResourceIdentityData | undefined;
}

export const MoveResourceState_Response: MessageType<MoveResourceState_Response> = /* @__PURE__ */ defineMessage(() => ({
  targetState: nested(1, DynamicValue),
  diagnostics: repeated(2, Diagnostic),
  targetPrivate: bytes(3),
  targetIdentity: nested(4, ResourceIdentityData),
}));

export interface ReadDataSource {
}

export const ReadDataSource: MessageType<ReadDataSource> = /* @__PURE__ */ defineMessage(() => ({
}));

export interface ReadDataSource_Request {
  typeName: string;
  config?: DynamicValue | undefined;
}

export const ReadDataSource_Request: MessageType<ReadDataSource_Request> = /* @__PURE__ */ defineMessage(() => ({
  typeName: string(1),
  config: nested(2, DynamicValue),
}));

export interface ReadDataSource_Response {
  state?: DynamicValue | undefined;
  diagnostics: Diagnostic[];
}

export const ReadDataSource_Response: MessageType<ReadDataSource_Response> = /* @__PURE__ */ defineMessage(() => ({
  state: nested(1, DynamicValue),
  diagnostics: repeated(2, Diagnostic),
}));

export interface GenerateResourceConfig {
}

export const GenerateResourceConfig: MessageType<GenerateResourceConfig> = /* @__PURE__ */ defineMessage(() => ({
}));

export interface GenerateResourceConfig_Request {
  typeName: string;
  state?: DynamicValue | undefined;
}

export const GenerateResourceConfig_Request: MessageType<GenerateResourceConfig_Request> = /* @__PURE__ */ defineMessage(() => ({
  typeName: string(1),
  state: nested(2, DynamicValue),
}));

export interface GenerateResourceConfig_Response {
  config?: DynamicValue | undefined;
  diagnostics: Diagnostic[];
}

export const GenerateResourceConfig_Response: MessageType<GenerateResourceConfig_Response> = /* @__PURE__ */ defineMessage(() => ({
  config: nested(1, DynamicValue),
  diagnostics: repeated(2, Diagnostic),
}));

export interface GetFunctions {
}

export const GetFunctions: MessageType<GetFunctions> = /* @__PURE__ */ defineMessage(() => ({
}));

export interface GetFunctions_Request {
}

export const GetFunctions_Request: MessageType<GetFunctions_Request> = /* @__PURE__ */ defineMessage(() => ({
}));

export interface GetFunctions_Response {
  functions: Record<string, Function>;
  diagnostics: Diagnostic[];
}

export const GetFunctions_Response: MessageType<GetFunctions_Response> = /* @__PURE__ */ defineMessage(() => ({
  functions: map(1, Function),
  diagnostics: repeated(2, Diagnostic),
}));

export interface CallFunction {
}

export const CallFunction: MessageType<CallFunction> = /* @__PURE__ */ defineMessage(() => ({
}));

export interface CallFunction_Request {
  name: string;
  arguments: DynamicValue[];
}

export const CallFunction_Request: MessageType<CallFunction_Request> = /* @__PURE__ */ defineMessage(() => ({
  name: string(1),
  arguments: repeated(2, DynamicValue),
}));

export interface CallFunction_Response {
  result?: DynamicValue | undefined;
  error?: FunctionError | undefined;
}

export const CallFunction_Response: MessageType<CallFunction_Response> = /* @__PURE__ */ defineMessage(() => ({
  result: nested(1, DynamicValue),
  error: nested(2, FunctionError),
}));

export interface ValidateListResourceConfig {
}

export const ValidateListResourceConfig: MessageType<ValidateListResourceConfig> = /* @__PURE__ */ defineMessage(() => ({
}));

export interface ValidateListResourceConfig_Request {
  typeName: string;
  config?: DynamicValue | undefined;
}

export const ValidateListResourceConfig_Request: MessageType<ValidateListResourceConfig_Request> = /* @__PURE__ */ defineMessage(() => ({
  typeName: string(1),
  config: nested(2, DynamicValue),
}));

export interface ValidateListResourceConfig_Response {
  diagnostics: Diagnostic[];
}

export const ValidateListResourceConfig_Response: MessageType<ValidateListResourceConfig_Response> = /* @__PURE__ */ defineMessage(() => ({
  diagnostics: repeated(1, Diagnostic),
}));

export interface ListResource {
}

export const ListResource: MessageType<ListResource> = /* @__PURE__ */ defineMessage(() => ({
}));

export interface ListResource_Request {
  typeName: string;
  config?: DynamicValue | undefined;
  includeResourceObject: boolean;
  limit: number;
}

export const ListResource_Request: MessageType<ListResource_Request> = /* @__PURE__ */ defineMessage(() => ({
  typeName: string(1),
  config: nested(2, DynamicValue),
  includeResourceObject: bool(3),
  limit: int64(4),
}));

export interface ListResource_Event {
  identity?: ResourceIdentityData | undefined;
  displayName: string;
  resourceObject?: DynamicValue | undefined;
  diagnostic: Diagnostic[];
}

export const ListResource_Event: MessageType<ListResource_Event> = /* @__PURE__ */ defineMessage(() => ({
  identity: nested(1, ResourceIdentityData),
  displayName: string(2),
  resourceObject: nested(3, DynamicValue),
  diagnostic: repeated(4, Diagnostic),
}));

export interface ValidateActionConfig {
}

export const ValidateActionConfig: MessageType<ValidateActionConfig> = /* @__PURE__ */ defineMessage(() => ({
}));

export interface ValidateActionConfig_Request {
  typeName: string;
  config?: DynamicValue | undefined;
}

export const ValidateActionConfig_Request: MessageType<ValidateActionConfig_Request> = /* @__PURE__ */ defineMessage(() => ({
  typeName: string(1),
  config: nested(2, DynamicValue),
}));

export interface ValidateActionConfig_Response {
  diagnostics: Diagnostic[];
}

export const ValidateActionConfig_Response: MessageType<ValidateActionConfig_Response> = /* @__PURE__ */ defineMessage(() => ({
  diagnostics: repeated(1, Diagnostic),
}));

export interface PlanAction {
}

export const PlanAction: MessageType<PlanAction> = /* @__PURE__ */ defineMessage(() => ({
}));

export interface PlanAction_Request {
  actionType: string;
  config?: DynamicValue | undefined;
}

export const PlanAction_Request: MessageType<PlanAction_Request> = /* @__PURE__ */ defineMessage(() => ({
  actionType: string(1),
  config: nested(2, DynamicValue),
}));

export interface PlanAction_Response {
  diagnostics: Diagnostic[];
}

export const PlanAction_Response: MessageType<PlanAction_Response> = /* @__PURE__ */ defineMessage(() => ({
  diagnostics: repeated(1, Diagnostic),
}));

export interface InvokeAction {
}

export const InvokeAction: MessageType<InvokeAction> = /* @__PURE__ */ defineMessage(() => ({
}));

export interface InvokeAction_Request {
  actionType: string;
  config?: DynamicValue | undefined;
}

export const InvokeAction_Request: MessageType<InvokeAction_Request> = /* @__PURE__ */ defineMessage(() => ({
  actionType: string(1),
  config: nested(2, DynamicValue),
}));

export interface InvokeAction_Event {
  type?: { $case: "progress"; value: InvokeAction_Event_Progress } | { $case: "completed"; value: InvokeAction_Event_Completed } | undefined;
}

export const InvokeAction_Event: MessageType<InvokeAction_Event> = /* @__PURE__ */ defineMessage(() => ({
  type: oneOf({ progress: nested(1, InvokeAction_Event_Progress), completed: nested(2, InvokeAction_Event_Completed) }),
}));

export interface InvokeAction_Event_Progress {
  message: string;
}

export const InvokeAction_Event_Progress: MessageType<InvokeAction_Event_Progress> = /* @__PURE__ */ defineMessage(() => ({
  message: string(1),
}));

export interface InvokeAction_Event_Completed {
  diagnostics: Diagnostic[];
}

export const InvokeAction_Event_Completed: MessageType<InvokeAction_Event_Completed> = /* @__PURE__ */ defineMessage(() => ({
  diagnostics: repeated(1, Diagnostic),
}));

export interface StopProvider {
}

export const StopProvider: MessageType<StopProvider> = /* @__PURE__ */ defineMessage(() => ({
}));

export interface StopProvider_Request {
}

export const StopProvider_Request: MessageType<StopProvider_Request> = /* @__PURE__ */ defineMessage(() => ({
}));

export interface StopProvider_Response {
  Error: string;
}

export const StopProvider_Response: MessageType<StopProvider_Response> = /* @__PURE__ */ defineMessage(() => ({
  Error: string(1),
}));
