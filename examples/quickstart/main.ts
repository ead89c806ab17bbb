/** Three hospitals as Avara Express customers, one of them inactive. */
import { App, TerraformOutput, TerraformStack } from "cdktf";
import { AvaraProvider, ExpressCustomer } from "cdktf-avara";

const app = new App();
const stack = new TerraformStack(app, "quickstart");

// Reads the key from AVARA_API_KEY and the address from AVARA_BASE_URL.
new AvaraProvider(stack, "avara");

new ExpressCustomer(stack, "lakeside", {
  name: "Lakeside General Hospital",
  active: true,
  metadata: { region: "north", plan: "enterprise" },
});

new ExpressCustomer(stack, "st-anne", {
  name: "St. Anne’s Children’s Clinic",
  active: true,
  metadata: { region: "south", plan: "standard" },
});

const harbour = new ExpressCustomer(stack, "harbour", {
  name: "Harbour Imaging Centre",
  active: false,
  metadata: { region: "north", plan: "standard" },
});

new TerraformOutput(stack, "harbour-id", { value: harbour.customerId });

app.synth();
