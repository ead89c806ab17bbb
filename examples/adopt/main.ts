import { App, TerraformStack } from "cdktf";
import { AvaraProvider } from "cdktf-avara";
import { declareCustomers, importCustomers } from "./adopted-customers";

const app = new App();
const stack = new TerraformStack(app, "customers");
new AvaraProvider(stack, "avara", { maxDeactivations: 2, onExisting: "fail" });

importCustomers(declareCustomers(stack));

app.synth();
