import { App, TerraformStack } from "cdktf";
import { AvaraProvider, ExpressCustomer } from "cdktf-avara";

const app = new App();

const staging = new TerraformStack(app, "staging");
new AvaraProvider(staging, "avara", {
  maxDeactivations: 2,
  onExisting: "fail",
});

new ExpressCustomer(staging, "training", {
  name: "Training Clinic",
  metadata: { plan: "trial" },
});

const production = new TerraformStack(app, "production");
new AvaraProvider(production, "avara", {
  maxDeactivations: 2,
  onExisting: "fail",
});

new ExpressCustomer(production, "lakeside", {
  name: "Lakeside General Hospital",
  metadata: { region: "north", plan: "enterprise" },
});

new ExpressCustomer(production, "st-anne", {
  name: "St. Anne’s Children’s Clinic",
  metadata: { region: "south", plan: "standard" },
});

app.synth();
