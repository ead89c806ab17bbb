/**
 * Replays what real clients sent to a reference provider, over gRPC, against the same provider written with our
 * framework, and compares each response by its meaning.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { Client } from "@grpc/grpc-js";
import * as z from "zod/mini";
import { Secrets } from "../../../src/framework/secrets";
import { objectTypeOf } from "../../../src/framework/schema/schema";
import type { Schema } from "../../../src/framework/schema/schema";
import type { Value } from "../../../src/framework/schema/values";
import { createProviderMethods } from "../../../src/protocol/provider-server";
import { decodeDynamicValue } from "../../../src/protocol/wire/dynamic-value";
import * as messages from "../../../src/protocol/wire/generated/tfplugin6";
import type {
  Diagnostic,
  DynamicValue,
  ResourceIdentityData,
} from "../../../src/protocol/wire/generated/tfplugin6";
import { silentLogger } from "../../support/provider/in-process";
import { useLoopback } from "../../support/provider/use-loopback";
import { createRefProvider, thing } from "../../support/providers/ref-provider";

const folder = join(__dirname, "conversations");

/** A start of the provider, a call of it, or something else. */
const lineSchema = z.object({
  start: z.optional(z.unknown()),
  path: z.optional(z.string()),
  request: z._default(z.array(z.string()), []),
  response: z._default(z.array(z.string()), []),
});

const { serveGrpc } = useLoopback();

/** Starts the provider as a client starts a process of it. */
async function startProvider(): Promise<Client> {
  const loadMethods = () =>
    createProviderMethods(createRefProvider(), silentLogger, new Secrets());
  return (await serveGrpc({ loadMethods })).client;
}

const identity = (bytes: Buffer): Buffer => bytes;

/** Calls a method. A unary call is a stream of one response. */
async function call(
  client: Client,
  path: string,
  request: Buffer,
): Promise<readonly Buffer[]> {
  const stream = client.makeServerStreamRequest(
    path,
    identity,
    identity,
    request,
  );
  return (await stream.toArray()) as Buffer[];
}

const value = (schema: Schema, message: DynamicValue | undefined): Value =>
  message !== undefined && message.json.length > 0
    ? valueOfJson(message.json)
    : decodeDynamicValue(objectTypeOf(schema), message);

/** A state as the state file has it. The only map in it is `metadata`. */
function valueOfJson(json: Uint8Array): Value {
  const state = z
    .looseObject({ metadata: z.nullable(z.record(z.string(), z.string())) })
    .parse(JSON.parse(Buffer.from(json).toString()));
  return {
    ...state,
    metadata: state.metadata && new Map(Object.entries(state.metadata)),
  };
}

const state = (message: DynamicValue | undefined) =>
  value(thing.schema, message);
const identityOf = (message: ResourceIdentityData | undefined) =>
  thing.identity && message
    ? value(thing.identity.schema, message.identityData)
    : null;
const severities = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.map(({ severity, summary }) => [severity, summary]);

/**
 * The meaning of a response, by method. Private data is the provider's own. Where Terraform takes more than one
 * response, the meaning leaves it open: a plan may say the identity, and the first state of an import may be partial.
 */
const meanings: Readonly<
  Record<string, (bytes: readonly Buffer[]) => unknown>
> = {
  GetProviderSchema: one(messages.GetProviderSchema_Response, (response) => ({
    resources: attributesOf(response.resourceSchemas),
    lists: attributesOf(response.listResourceSchemas),
    actions: attributesOf(
      Object.fromEntries(
        Object.entries(response.actionSchemas).map(([name, { schema }]) => [
          name,
          schema,
        ]),
      ),
    ),
  })),
  GetResourceIdentitySchemas: one(
    messages.GetResourceIdentitySchemas_Response,
    ({ identitySchemas }) =>
      Object.entries(identitySchemas).map(
        ([name, { version, identityAttributes }]) => [
          name,
          version,
          identityAttributes.map((attribute) => ({
            ...attribute,
            description: "",
          })),
        ],
      ),
  ),
  ValidateProviderConfig: validation,
  ValidateResourceConfig: validation,
  ValidateListResourceConfig: validation,
  ValidateActionConfig: validation,
  PlanAction: validation,
  ConfigureProvider: validation,
  UpgradeResourceState: one(
    messages.UpgradeResourceState_Response,
    ({ upgradedState }) => state(upgradedState),
  ),
  ReadResource: one(
    messages.ReadResource_Response,
    ({ newState, newIdentity, diagnostics }) => ({
      state: state(newState),
      identity: identityOf(newIdentity),
      diagnostics: severities(diagnostics),
    }),
  ),
  PlanResourceChange: one(
    messages.PlanResourceChange_Response,
    ({ plannedState, requiresReplace, diagnostics }) => ({
      state: state(plannedState),
      requiresReplace,
      diagnostics: severities(diagnostics),
    }),
  ),
  ApplyResourceChange: one(
    messages.ApplyResourceChange_Response,
    ({ newState, newIdentity, diagnostics }) => ({
      state: state(newState),
      identity: newState && state(newState) && identityOf(newIdentity),
      diagnostics: severities(diagnostics),
    }),
  ),
  ImportResourceState: one(
    messages.ImportResourceState_Response,
    ({ importedResources, diagnostics }) => ({
      types: importedResources.map(({ typeName }) => typeName),
      diagnostics: severities(diagnostics),
    }),
  ),
  ListResource: (bytes) => {
    const events = bytes.map((one) => messages.ListResource_Event.decode(one));
    return {
      objects: events
        .filter((event) => event.identity !== undefined)
        .map(({ identity: id, displayName, resourceObject }) => [
          identityOf(id),
          displayName,
          resourceObject && state(resourceObject),
        ]),
      // Ours says that the limit cut the list; the reference says something else in its place.
      diagnostics: events.flatMap(({ diagnostic }) =>
        diagnostic.map(({ severity }) => severity),
      ),
    };
  },
  InvokeAction: (bytes) =>
    bytes.map((one) => messages.InvokeAction_Event.decode(one)),
};

interface Decoder<T> {
  decode(bytes: Uint8Array): T;
}

function one<T>(decoder: Decoder<T>, meaning: (response: T) => unknown) {
  return (bytes: readonly Buffer[]): unknown => {
    expect(bytes).toHaveLength(1);
    return meaning(decoder.decode(bytes[0] ?? Buffer.alloc(0)));
  };
}

/** The diagnostics of a validation have the same number in all these messages, but for the provider's. */
function validation(bytes: readonly Buffer[]): unknown {
  return bytes.map((message) => message.length === 0);
}

function attributesOf(
  schemas: Readonly<Record<string, messages.Schema | undefined>>,
): unknown {
  return Object.entries(schemas).map(([name, schema]) => [
    name,
    schema?.block?.attributes.map(
      ({ name: attribute, type, required, optional, computed }) => ({
        attribute,
        type: Buffer.from(type).toString(),
        required,
        optional,
        computed,
      }),
    ),
  ]);
}

describe.each(readdirSync(folder).filter((name) => !name.includes(".md")))(
  "%s",
  (client) => {
    test.each(readdirSync(join(folder, client)))("%s", async (file) => {
      const lines = readFileSync(join(folder, client, file), "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => lineSchema.parse(JSON.parse(line)));
      let provider: Client | undefined;
      let calls = 0;
      for (const line of lines) {
        if (line.start !== undefined) provider = await startProvider();
        if (line.path === undefined || provider === undefined) continue;
        const name = line.path.replace("/tfplugin6.Provider/", "");
        const meaningOf = meanings[name];
        if (meaningOf === undefined) continue;
        const [request = ""] = line.request;
        const received = await call(
          provider,
          line.path,
          Buffer.from(request, "base64"),
        );
        const recorded = line.response.map((bytes) =>
          Buffer.from(bytes, "base64"),
        );
        expect({ name, meaning: meaningOf(received) }).toEqual({
          name,
          meaning: meaningOf(recorded),
        });
        calls += 1;
      }
      expect(calls).toBeGreaterThan(1);
    });
  },
);
