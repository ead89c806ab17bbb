import { App, TerraformStack } from "cdktf";
import { AvaraProvider, ExpressCustomer } from "cdktf-avara";

const app = new App();
const stack = new TerraformStack(app, "customers");
new AvaraProvider(stack, "avara", { maxDeactivations: 2, onExisting: "fail" });

new ExpressCustomer(stack, "lakeside", { name: "Lakeside General Hospital" });

app.synth();
