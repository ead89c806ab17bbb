/** Objects of other resource types, which a `moved` block turns into objects of this one. */
import { describe, expect, test } from "@jest/globals";
import { Failure } from "../../../../src/framework/failure";
import type { MoveSource, Resource } from "../../../../src/framework/resource";
import { unknownValue } from "../../../../src/framework/schema/values";
import { decodeObject } from "../../../../src/protocol/wire/dynamic-value";
import { MoveResourceState_Request } from "../../../../src/protocol/wire/generated/tfplugin6";
import { decodeIdentity } from "../../../../src/protocol/wire/identity-message";
import {
  identity,
  ofOne,
  setUp,
  state,
  thing,
} from "../../../support/providers/thing-provider";

const json = (value: unknown) => ({ json: Buffer.from(JSON.stringify(value)) });

async function move(
  moves: Resource["moves"],
  request: Partial<MoveResourceState_Request> = {},
) {
  const { caller } = setUp({ identity, ...(moves && { moves }) });
  const response = await caller.call("MoveResourceState", {
    sourceProviderAddress: "registry.terraform.io/hashicorp/null",
    sourceTypeName: "null_resource",
    sourceSchemaVersion: 3,
    sourceState: json({ id: "7", triggers: null }),
    targetTypeName: thing.typeName,
    ...request,
  });
  return {
    state:
      response.targetState && decodeObject(thing.schema, response.targetState),
    identity: decodeIdentity(identity, response.targetIdentity),
    private: Buffer.from(response.targetPrivate).toString(),
    errors: response.diagnostics.map(
      ({ summary, detail }) => `${summary}: ${detail}`,
    ),
  };
}

describe("a move, before the provider is configured,", () => {
  test("gives the object its state, its identity and its private state", async () => {
    const moves = {
      null_resource: ({ state: { id }, privateState }: MoveSource) => ({
        state: { ...state, id: String(id) },
        privateState: { ...privateState, from: "null" },
      }),
    };
    expect(
      await move(moves, { sourcePrivate: Buffer.from('{"kept":"1"}') }),
    ).toEqual({
      state: { ...state, id: "7" },
      identity: { ...ofOne, id: "7" },
      private: '{"kept":"1","from":"null"}',
      errors: [],
    });
  });

  test("receives all that is known of the source", async () => {
    const received: MoveSource[] = [];
    const moves = {
      null_resource: (source: MoveSource) => {
        received.push(source);
        return { state };
      },
    };
    await move(moves);
    await move(moves, {
      sourceIdentity: json({ arn: "x" }),
      // As the SDK of other providers writes it.
      sourcePrivate: Buffer.from('{"schema_version":1}'),
    });
    const source = {
      providerAddress: "registry.terraform.io/hashicorp/null",
      schemaVersion: 3,
      state: { id: "7", triggers: null },
      identity: null,
      privateState: {},
    };
    expect(received).toEqual([source, { ...source, identity: { arn: "x" } }]);
  });

  test.each<[string, Resource["moves"], RegExp]>([
    [
      "a source that the resource does not know",
      { test_old: () => ({ state }), terraform_data: () => ({ state }) },
      /cannot become a test_thing; only a test_old or a terraform_data can\. /,
    ],
    [
      "a failure",
      {
        null_resource() {
          throw new Failure("Not this one", "It has no name.");
        },
      },
      /^Not this one: It has no name\./,
    ],
    [
      "a state that does not match the schema as a bug",
      { null_resource: () => ({ state: { ...state, name: 1 } }) },
      /: name: .* not a string/,
    ],
    [
      "a state with an unknown value as a bug",
      { null_resource: () => ({ state: { ...state, id: unknownValue } }) },
      /: id: .* unknown/,
    ],
  ])("fails for %s", async (_, moves, error) => {
    const result = await move(moves);
    expect(result.errors.join()).toMatch(error);
    expect(result.state).toBeUndefined();
  });

  test("of a resource that declares none fails, and advises how to go on", async () => {
    expect((await move(undefined)).errors).toEqual([
      "Unsupported move: A null_resource of registry.terraform.io/hashicorp/null cannot become a test_thing. " +
        "Instead of the moved block, use a removed block for the one and an import block for the other.",
    ]);
  });
});
