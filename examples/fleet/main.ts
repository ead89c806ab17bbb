/** Declares the customers of a file, with default metadata. */
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { AvaraProvider, ExpressCustomerFleet, Metadata } from "cdktf-avara";

const app = new App();
const stack = new TerraformStack(app, "fleet");

new AvaraProvider(stack, "avara", { maxDeactivations: 2, onExisting: "fail" });

new ExpressCustomerFleet(stack, "hospitals", {
  customers: join(__dirname, "customers.yaml"),
});

Metadata.of(stack).add("owner", "platform").add("plan", "standard");

app.synth();
