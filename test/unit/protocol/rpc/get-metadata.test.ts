import { expect, test } from "@jest/globals";
import { setUp } from "../../../support/providers/thing-provider";

test("the types of a provider are listed without their schemas", async () => {
  const { caller } = setUp();
  expect(await caller.call("GetMetadata", {})).toEqual({
    serverCapabilities: {
      planDestroy: true,
      getProviderSchemaOptional: true,
      moveResourceState: true,
      generateResourceConfig: true,
    },
    resources: [{ typeName: "test_thing" }],
    dataSources: [{ typeName: "test_thing" }],
    listResources: [{ typeName: "test_thing" }],
    actions: [{ typeName: "test_poke" }],
    functions: [],
    diagnostics: [],
  });
});
