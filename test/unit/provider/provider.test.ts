import { describe, expect, test } from "@jest/globals";
import { validateProviderSchema } from "../../../src/framework/engine/validate-provider-schema";
import { isComputed, type Schema } from "../../../src/framework/schema/schema";
import { createAvaraProvider } from "../../../src/provider/provider";
import { typeJson } from "../../../src/framework/schema/type-json";

const provider = createAvaraProvider({ environment: {} });

function find(
  things:
    | readonly { readonly typeName: string; readonly schema: Schema }[]
    | undefined,
  typeName: string,
): Schema {
  const found = things?.find((thing) => thing.typeName === typeName);
  if (found === undefined) throw new Error(`There is no ${typeName}.`);
  return found.schema;
}

/** An attribute for users: its type, and who may set it. */
function outline({ attributes }: Schema): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => [
      name,
      [
        JSON.stringify(typeJson(attribute.type)).replaceAll('"', ""),
        attribute.required && "required",
        attribute.optional && "optional",
        isComputed(attribute) && "computed",
        attribute.sensitive && "sensitive",
      ]
        .filter((word) => typeof word === "string")
        .join(" "),
    ]),
  );
}

test("the schemas of the provider have no problems", () => {
  expect(validateProviderSchema(provider)).toEqual([]);
});

describe("users see", () => {
  test("the configuration of the provider", () => {
    expect(outline(provider.schema)).toEqual({
      api_key: "string optional sensitive",
      base_url: "string optional",
      custom_headers: "[map,string] optional sensitive",
      request_timeout_seconds: "number optional",
      max_retries: "number optional",
      deletion_policy: "string optional",
      on_existing: "string optional",
      max_deactivations: "number optional",
      default_metadata: "[map,string] optional",
      ignore_metadata_keys: "[set,string] optional",
      max_requests_per_second: "number optional",
    });
  });

  test("the resource of a customer, without attributes that change by themselves", () => {
    const schema = find(provider.resources, "avara_express_customer");
    expect(outline(schema)).toEqual({
      id: "string computed",
      adopted: "bool computed",
      name: "string required",
      active: "bool optional computed",
      metadata: "[map,string] optional computed",
      metadata_all: "[map,string] computed",
      ignore_metadata_keys: "[set,string] optional",
      deletion_policy: "string optional",
      on_existing: "string optional",
      created_at: "string computed",
      created_by_api_key_id: "string computed",
      created_by_user_id: "string computed",
    });
    expect(schema.version ?? 0).toBe(0);
  });

  test("the data source of a customer, with everything that the API returns", () => {
    expect(
      outline(find(provider.dataSources, "avara_express_customer")),
    ).toEqual({
      id: "string optional computed",
      name: "string optional computed",
      active: "bool computed",
      metadata: "[map,string] computed",
      user_count: "number computed",
      created_at: "string computed",
      updated_at: "string computed",
      created_by_api_key_id: "string computed",
      created_by_user_id: "string computed",
    });
  });

  test("the data source of all customers, with the filters and everything that the API returns", () => {
    const object = [
      "id:string",
      "name:string",
      "active:bool",
      "metadata:[map,string]",
      "user_count:number",
      "created_at:string",
      "updated_at:string",
      "created_by_api_key_id:string",
      "created_by_user_id:string",
    ].join();
    expect(
      outline(find(provider.dataSources, "avara_express_customers")),
    ).toEqual({
      active: "bool optional",
      name_contains: "string optional",
      metadata: "[map,string] optional",
      ids: "[list,string] computed",
      customers: `[list,[object,{${object}}]] computed`,
    });
  });
});
