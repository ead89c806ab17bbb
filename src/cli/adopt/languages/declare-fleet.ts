/** The next step after a file for `ExpressCustomerFleet` is written. */
export function declareFleet(file: string): string {
  return `In your app, add new ExpressCustomerFleet(stack, "customers", { customers: "${file}" }), look at the plan, and deploy only if it has imports and nothing else.`;
}
