import { expect, test } from "@jest/globals";
import { setUp } from "../../../support/providers/thing-provider";

test("the types of a provider are listed with their schemas", async () => {
  const { caller } = setUp();
  const response = await caller.call("GetProviderSchema", {});
  const names = (block = response.provider?.block) =>
    block?.attributes.map(({ name }) => name);
  expect(names()).toEqual(["key"]);
  expect(names(response.resourceSchemas.test_thing?.block)).toEqual([
    "id",
    "name",
    "size",
    "password",
  ]);
  expect(response.resourceSchemas.test_thing?.version).toBe(2);
  expect(Object.keys(response.dataSourceSchemas)).toEqual(["test_thing"]);
  expect(response.serverCapabilities?.getProviderSchemaOptional).toBe(true);
});
