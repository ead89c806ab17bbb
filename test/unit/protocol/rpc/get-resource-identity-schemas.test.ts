import { expect, test } from "@jest/globals";
import {
  setUpConfigured,
  identity,
} from "../../../support/providers/thing-provider";

test("an identity has a schema, with what an import requires", async () => {
  const caller = await setUpConfigured({ identity });
  const { identitySchemas } = await caller.call(
    "GetResourceIdentitySchemas",
    {},
  );
  expect(identitySchemas).toEqual({
    test_thing: {
      version: 1,
      identityAttributes: [
        {
          name: "id",
          type: Buffer.from('"string"'),
          requiredForImport: true,
          optionalForImport: false,
          description: "Its id.",
        },
        {
          name: "zone",
          type: Buffer.from('"string"'),
          requiredForImport: false,
          optionalForImport: true,
          description: "Its zone.",
        },
      ],
    },
  });
});
