/** Runs commands after a customer is created, activated or deactivated. */
import { App, TerraformStack } from "cdktf";
import { AvaraProvider, ExpressCustomer } from "cdktf-avara";

const app = new App();
const stack = new TerraformStack(app, "hooks");

new AvaraProvider(stack, "avara", { maxDeactivations: 2, onExisting: "fail" });

const lakeside = new ExpressCustomer(stack, "lakeside", {
  name: "Lakeside General Hospital",
  active: true,
});

// The directory of the project, because Terraform runs in cdktf.out/stacks/hooks.
const workingDirectory = "../../..";

const recorded = lakeside.onCreate("record", {
  command: 'echo "$AVARA_CUSTOMER_ID,$AVARA_CUSTOMER_NAME" >> customers.csv',
  workingDirectory,
});

lakeside.onActivate("welcome", {
  command: ["npx", "tsx", "examples/hooks/notify.ts", "Welcome back"],
  workingDirectory,
  dependsOn: [recorded],
});

lakeside.onDeactivate("farewell", {
  command: ["npx", "tsx", "examples/hooks/notify.ts", "On pause"],
  workingDirectory,
});

app.synth();
