/** Changes two customers through the API, and deactivates one of them, like a colleague who does not know the code. */
import * as z from "zod";

const customersSchema = z.object({
  expressCustomers: z.array(
    z.object({
      expressCustomerId: z.string(),
      expressCustomerName: z.string(),
      metadata: z.record(z.string(), z.string()).nullish(),
    }),
  ),
});

async function call(method: string, path: string, body?: object) {
  const { AVARA_BASE_URL = "", AVARA_API_KEY = "" } = process.env;
  const response = await fetch(`${AVARA_BASE_URL}/v1/express${path}`, {
    method,
    headers: {
      authorization: `Bearer ${AVARA_API_KEY}`,
      "content-type": "application/json",
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
  return response.json();
}

async function main(): Promise<void> {
  const { expressCustomers } = customersSchema.parse(await call("GET", ""));
  const find = (name: string) => {
    const customer = expressCustomers.find(
      ({ expressCustomerName }) => expressCustomerName === name,
    );
    if (customer === undefined) throw new Error("Deploy the example first.");
    return customer;
  };
  const lakeside = find("Lakeside General Hospital");
  const training = find("Training Clinic");
  for (const [customer, plan] of [
    [lakeside, "trial"],
    [training, "enterprise"],
  ] as const)
    await call("PATCH", `/${customer.expressCustomerId}`, {
      metadata: { ...customer.metadata, plan },
    });
  await call("POST", `/${lakeside.expressCustomerId}/deactivate`);
}

void main();
