/** Adds a user to a customer after it is created, and removes the user by hand. */
import { App, TerraformStack } from "cdktf";
import {
  AvaraProvider,
  ExpressCustomer,
  ExpressCustomerAction,
} from "cdktf-avara";

const app = new App();
const stack = new TerraformStack(app, "actions");

new AvaraProvider(stack, "avara", { maxDeactivations: 2, onExisting: "fail" });

const lakeside = new ExpressCustomer(stack, "lakeside", {
  name: "Lakeside General Hospital",
});

const membership = {
  customerId: lakeside.customerId,
  userId: "usr_0123456789abcdef0123456789abcdef",
};

ExpressCustomerAction.addUser(stack, "welcome", membership).runOn(lakeside, {
  events: ["after_create"],
});

ExpressCustomerAction.removeUser(stack, "farewell", membership);

app.synth();
