import { expect, test } from "@jest/globals";
import { setUp } from "../../../support/providers/thing-provider";

test("the types of a provider are listed with their schemas", async () => {
  const { caller } = setUp();
  const response = await caller.call("GetProviderSchema", {});
  const attributes = (...names: string[]) => ({
    block: { attributes: names.map((name) => ({ name })) },
  });
  const thing = {
    ...attributes("id", "name", "size", "password"),
    version: 2,
  };
  expect(response).toMatchObject({
    provider: attributes("key"),
    resourceSchemas: { test_thing: thing },
    dataSourceSchemas: { test_thing: thing },
    listResourceSchemas: { test_thing: attributes("note") },
    actionSchemas: { test_poke: { schema: attributes("note") } },
  });
  const { serverCapabilities } = await caller.call("GetMetadata", {});
  expect(response.serverCapabilities).toEqual(serverCapabilities);
});
