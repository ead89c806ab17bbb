// Written by cdktf-avara adopt. It replaces this file only while the declarations are unchanged: 2de3ba26084f0d2b

/**
 * Express customers that existed before they were declared here. In the app:
 *
 *     importCustomers(declareCustomers(stack));
 *
 * After that is deployed, keep declareCustomers(stack), and delete importCustomers.
 */
import { ExpressCustomer, type ExpressCustomerProps } from "cdktf-avara";
import type { Construct } from "constructs";

/** The customers by their construct ids. Terraform identifies them by these ids: another id is another customer. */
export const customers: Readonly<Record<string, ExpressCustomerProps>> = {
  // cus_7a139a54055e048db6f9854eb8ac9a7c
  "customer-b8ac9a7c": {
    name: "مستشفى السلام",
  },
  // cus_fc6b0f19ac116729de2cbf45019f1f18
  "harbour-imaging-centre": {
    name: "Harbour Imaging Centre",
    active: false,
    metadata: {
      plan: "standard",
      region: "north",
    },
  },
  // cus_01f0efd16001677d0e370e2612d6df96
  "lakeside-general-hospital": {
    name: "Lakeside General Hospital",
    metadata: {
      plan: "enterprise",
      region: "north",
    },
  },
  // cus_74d7355b15d240257bd215b48d93ffff
  "northside-dental": {
    name: "Northside Dental",
    metadata: {
      plan: "standard",
      region: "north",
    },
  },
  // cus_89616f1b7bf530f2410ab7bf423ae337
  "northside-dental-423ae337": {
    name: "Northside Dental",
    metadata: {
      plan: "trial",
      region: "south",
    },
  },
  // cus_5f57e988203d170e6e8ca76ddc69ba48
  "st-annes-childrens-clinic": {
    name: "St. Anne’s Children’s Clinic",
    metadata: {
      "billing contact": "anne@example.com",
      plan: "standard",
      region: "south",
    },
  },
};

/** Declares all of them. */
export function declareCustomers(
  scope: Construct,
): ReadonlyMap<string, ExpressCustomer> {
  return new Map(
    Object.entries(customers).map(([id, props]) => [
      id,
      new ExpressCustomer(scope, id, props),
    ]),
  );
}

// Needed for the first deployment only. Then delete this line and everything below it.

/** Makes the next deployment import the live customers instead of creating others. */
export function importCustomers(
  declared: ReadonlyMap<string, ExpressCustomer>,
): void {
  const imports = Object.entries(customerIds).flatMap(([key, id]) => {
    const resource = declared.get(key)?.resource;
    if (resource === undefined) return [];
    const to = `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
    return [{ stack: resource.cdktfStack, block: { to, id } }];
  });
  for (const stack of new Set(imports.map((it) => it.stack))) {
    const ofStack = imports.filter((it) => it.stack === stack);
    stack.addOverride(
      "import",
      ofStack.map((it) => it.block),
    );
  }
}

const customerIds: Readonly<Record<string, string>> = {
  "customer-b8ac9a7c": "cus_7a139a54055e048db6f9854eb8ac9a7c",
  "harbour-imaging-centre": "cus_fc6b0f19ac116729de2cbf45019f1f18",
  "lakeside-general-hospital": "cus_01f0efd16001677d0e370e2612d6df96",
  "northside-dental": "cus_74d7355b15d240257bd215b48d93ffff",
  "northside-dental-423ae337": "cus_89616f1b7bf530f2410ab7bf423ae337",
  "st-annes-childrens-clinic": "cus_5f57e988203d170e6e8ca76ddc69ba48",
};
