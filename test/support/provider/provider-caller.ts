/** Calls a provider as Terraform does, with messages on the wire and Terraform's values on this side. */
import type { Schema } from "../../../src/framework/schema/schema";
import type {
  ObjectValue,
  Unknown,
  Value,
} from "../../../src/framework/schema/values";
import {
  decodeObject,
  encodeDynamicValue,
} from "../../../src/protocol/wire/dynamic-value";
import * as messages from "../../../src/protocol/wire/generated/tfplugin6";
import { identityMessage } from "../../../src/protocol/wire/identity-message";
import type { MessageType } from "../../../src/protocol/wire/protobuf/message";
import { shown, shownPath, type ShownDiagnostic } from "./shown-diagnostic";

/** Carries the bytes of a call, in this process or over a connection; the responses of a stream come one after the other. */
export type Transport = (
  path: string,
  request: Uint8Array,
) => Promise<Uint8Array | AsyncIterable<Uint8Array>>;

const noBytes = new Uint8Array(0);

/** Creates an object of a schema. Omitted attributes are `rest`. */
export function objectOf(
  schema: Schema,
  attributes: ObjectValue = {},
  rest: null | Unknown = null,
): ObjectValue {
  const object = new Map<string, Value>();
  for (const name of Object.keys(schema.attributes)) object.set(name, rest);
  return { ...Object.fromEntries(object), ...attributes };
}

/** A type of resource, or of data source, and its schemas. */
export interface CalledType {
  readonly typeName: string;
  readonly schema: Schema;
  /** With it, responses have an identity, which is null if the provider sends none. */
  readonly identity?: { readonly schema: Schema } | undefined;
}

type Messages = typeof messages;

/** The names of messages that end with a suffix, without it. */
type NameOf<Suffix extends string> = {
  [K in keyof Messages]: K extends `${infer Name}_${Suffix}` ? Name : never;
}[keyof Messages];

type MessageOf<K> = K extends keyof Messages
  ? Messages[K] extends MessageType<infer T>
    ? T
    : never
  : never;

type Unary = NameOf<"Request"> & NameOf<"Response">;
type Streaming = NameOf<"Request"> & NameOf<"Event">;

/** Fields that are not given have their initial values. */
type FieldsOf<Name extends string> = Partial<MessageOf<`${Name}_Request`>>;

export type ProviderCaller = ReturnType<typeof createProviderCaller>;

/** Calls a provider over a transport. */
export function createProviderCaller(transport: Transport) {
  async function call<Name extends Unary>(
    name: Name,
    fields: FieldsOf<Name>,
  ): Promise<MessageOf<`${Name}_Response`>> {
    const result = await send(name, fields);
    if (Symbol.asyncIterator in result) throw new Error(`${name} is a stream.`);
    return typeOf(`${name}_Response` as const).decode(result);
  }

  /** Calls a method whose responses are a stream, and collects them. */
  async function stream<Name extends Streaming>(
    name: Name,
    fields: FieldsOf<Name>,
  ): Promise<readonly MessageOf<`${Name}_Event`>[]> {
    const result = await send(name, fields);
    if (!(Symbol.asyncIterator in result))
      throw new Error(`${name} is not a stream.`);
    const type = typeOf(`${name}_Event` as const);
    const events: MessageOf<`${Name}_Event`>[] = [];
    for await (const bytes of result) events.push(type.decode(bytes));
    return events;
  }

  /** Calls a method that returns diagnostics alone. */
  async function diagnose<
    Name extends
      | "ConfigureProvider"
      | "ValidateProviderConfig"
      | "ValidateResourceConfig"
      | "ValidateDataResourceConfig",
  >(name: Name, fields: FieldsOf<Name>): Promise<ShownDiagnostic[]> {
    const { diagnostics } = await call<Unary & Name>(name, fields);
    return diagnostics.map(shown);
  }

  function send<Name extends NameOf<"Request">>(
    name: Name,
    fields: FieldsOf<Name>,
  ) {
    const request = typeOf(`${name}_Request` as const).encode(fields);
    return transport(`/tfplugin6.Provider/${name}`, request);
  }

  return {
    call,
    stream,

    validateProvider: (config: ObjectValue) =>
      diagnose("ValidateProviderConfig", {
        config: encodeDynamicValue(config),
      }),

    configure: (config: ObjectValue) =>
      diagnose("ConfigureProvider", {
        terraformVersion: "1.11.4",
        config: encodeDynamicValue(config),
      }),

    validateResource: ({ typeName }: CalledType, config: ObjectValue) =>
      diagnose("ValidateResourceConfig", {
        typeName,
        config: encodeDynamicValue(config),
      }),

    validateDataSource: ({ typeName }: CalledType, config: ObjectValue) =>
      diagnose("ValidateDataResourceConfig", {
        typeName,
        config: encodeDynamicValue(config),
      }),

    /** Plans. @param proposed @default the configuration */
    async plan(
      { typeName, schema, identity }: CalledType,
      change: {
        readonly prior?: ObjectValue | null;
        readonly config: ObjectValue | null;
        readonly proposed?: ObjectValue | null;
        readonly priorPrivate?: Uint8Array;
        readonly priorIdentity?: ObjectValue | null;
        /** The private state from the first plan, which Terraform 1.16 and later send. */
        readonly plannedPrivate?: Uint8Array;
      },
    ) {
      const response = await call("PlanResourceChange", {
        typeName,
        priorState: encodeDynamicValue(change.prior ?? null),
        config: encodeDynamicValue(change.config),
        proposedNewState: encodeDynamicValue(
          change.proposed === undefined ? change.config : change.proposed,
        ),
        priorPrivate: change.priorPrivate ?? noBytes,
        plannedPrivate: change.plannedPrivate ?? noBytes,
        priorIdentity: identityMessage(change.priorIdentity ?? null),
      });
      return {
        planned: decodeObject(schema, response.plannedState),
        requiresReplace: response.requiresReplace.map(shownPath),
        plannedPrivate: response.plannedPrivate,
        ...shownIdentity(identity, response.plannedIdentity),
        diagnostics: response.diagnostics.map(shown),
      };
    },

    async apply(
      { typeName, schema, identity }: CalledType,
      change: {
        readonly prior?: ObjectValue | null;
        readonly planned: ObjectValue | null;
        readonly config?: ObjectValue;
        readonly plannedPrivate?: Uint8Array;
      },
    ) {
      const response = await call("ApplyResourceChange", {
        typeName,
        priorState: encodeDynamicValue(change.prior ?? null),
        plannedState: encodeDynamicValue(change.planned),
        config: change.config && encodeDynamicValue(change.config),
        plannedPrivate: change.plannedPrivate ?? noBytes,
      });
      return {
        /** Undefined if the response has no state at all. */
        state: response.newState && decodeObject(schema, response.newState),
        private: response.private,
        ...shownIdentity(identity, response.newIdentity),
        diagnostics: response.diagnostics.map(shown),
      };
    },

    async read(
      { typeName, schema, identity }: CalledType,
      state: ObjectValue | null,
      privateState: Uint8Array = noBytes,
      currentIdentity: ObjectValue | null = null,
    ) {
      const response = await call("ReadResource", {
        typeName,
        currentState: encodeDynamicValue(state),
        private: privateState,
        currentIdentity: identityMessage(currentIdentity),
      });
      return {
        state: response.newState && decodeObject(schema, response.newState),
        private: response.private,
        ...shownIdentity(identity, response.newIdentity),
        diagnostics: response.diagnostics.map(shown),
      };
    },

    async import(
      { typeName, schema, identity }: CalledType,
      by: string | ObjectValue,
    ) {
      const { importedResources, diagnostics } = await call(
        "ImportResourceState",
        typeof by === "string"
          ? { typeName, id: by }
          : { typeName, identity: identityMessage(by) },
      );
      return {
        imported: importedResources.map((resource) => ({
          typeName: resource.typeName,
          state: decodeObject(schema, resource.state),
          private: resource.private,
          ...shownIdentity(identity, resource.identity),
        })),
        diagnostics: diagnostics.map(shown),
      };
    },

    /** Returns the state as JSON if the provider did not change it, or else as a value. */
    async upgrade(
      { typeName, schema }: CalledType,
      version: number,
      json: string,
    ) {
      const { upgradedState, diagnostics } = await call(
        "UpgradeResourceState",
        { typeName, version, rawState: { json: Buffer.from(json) } },
      );
      return {
        json: Buffer.from(upgradedState?.json ?? noBytes).toString(),
        state:
          upgradedState === undefined || upgradedState.json.length > 0
            ? undefined
            : decodeObject(schema, upgradedState),
        diagnostics: diagnostics.map(shown),
      };
    },

    async readDataSource(
      { typeName, schema }: CalledType,
      config: ObjectValue,
    ) {
      const { state, diagnostics } = await call("ReadDataSource", {
        typeName,
        config: encodeDynamicValue(config),
      });
      return {
        state: state && decodeObject(schema, state),
        diagnostics: diagnostics.map(shown),
      };
    },
  };
}

function shownIdentity(
  identity: CalledType["identity"],
  message: messages.ResourceIdentityData | undefined,
) {
  return (
    identity && {
      identity: decodeObject(identity.schema, message?.identityData),
    }
  );
}

function typeOf<K extends keyof Messages>(name: K): MessageType<MessageOf<K>> {
  // What has no type of its own, the enums, is no name of a message.
  return messages[name] as unknown as MessageType<MessageOf<K>>;
}
