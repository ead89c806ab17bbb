import { expect, test } from "@jest/globals";
import { toAdoptedCustomers } from "../../../../src/cli/adopt/adopted-customer";
import { sampleCustomer } from "../../../support/api/sample-customer";

test("what the provider provides for is left out, in whichever Unicode form the API has it", () => {
  const clinic = sampleCustomer(1, {
    metadata: { "cafe\u0301": "1", "te\u0301": "u\u0301", tier: "1" },
  });
  const [adopted] = toAdoptedCustomers([clinic], new Map(), {
    defaultMetadata: [["t\u00e9", "\u00fa"]],
    ignoreMetadataKeys: ["caf\u00e9*"],
  });
  expect(adopted?.metadata).toEqual([["tier", "1"]]);
});
