import { expect, test } from "@jest/globals";
import { validateProviderSchema } from "../../../src/framework/engine/schema-checks/validate-provider-schema";
import { expressCustomerSchema } from "../../../src/provider/express-customer/schema";
import { createAvaraProvider } from "../../../src/provider/provider";

test("the schemas of the provider have no problems", () => {
  const provider = createAvaraProvider({ environment: {} });
  expect(validateProviderSchema(provider)).toEqual([]);
});

test("the resource of a customer has no attributes that change by themselves", () => {
  const { attributes } = expressCustomerSchema;
  expect(attributes).not.toHaveProperty("user_count");
  expect(attributes).not.toHaveProperty("updated_at");
});
