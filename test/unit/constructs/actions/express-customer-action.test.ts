import { expect, test } from "@jest/globals";
import {
  AvaraProvider,
  ExpressCustomer,
  ExpressCustomerAction,
} from "../../../../src/index";
import { synthesize } from "../../../support/cdktf/synthesize";

const userId = `usr_${"a".repeat(32)}`;
const customerId = `cus_${"a".repeat(32)}`;

test("actions, and the triggers of a customer beside its lifecycle, are synthesized", () => {
  const { document } = synthesize((stack) => {
    const provider = new AvaraProvider(stack, "other", { alias: "other" });
    const lakeside = new ExpressCustomer(stack, "lakeside", {
      name: "Lakeside",
      lifecycle: { preventDestroy: true },
    });
    ExpressCustomerAction.addUser(stack, "welcome", {
      customerId: lakeside.customerId,
      userId,
    }).runOn(lakeside, { events: ["after_create"] });
    ExpressCustomerAction.deactivate(stack, "off", {
      customerId,
      provider,
    }).runOn(lakeside.resource, {
      events: ["before_update", "after_update"],
      condition: "var.is_closed",
    });
  });
  expect(document).toMatchObject({
    action: {
      avara_express_customer_add_user: {
        welcome: {
          config: {
            customer_id: "${avara_express_customer.lakeside.id}",
            user_id: userId,
          },
        },
      },
      avara_express_customer_deactivate: {
        off: { provider: "avara.other", config: { customer_id: customerId } },
      },
    },
    resource: {
      avara_express_customer: {
        lakeside: {
          lifecycle: {
            prevent_destroy: true,
            action_trigger: [
              {
                events: ["after_create"],
                actions: ["action.avara_express_customer_add_user.welcome"],
              },
              {
                events: ["before_update", "after_update"],
                actions: ["action.avara_express_customer_deactivate.off"],
                condition: "${var.is_closed}",
              },
            ],
          },
        },
      },
    },
  });
});

test("an action names the id that has another format", () => {
  synthesize((stack) => {
    expect(() =>
      ExpressCustomerAction.removeUser(stack, "a", {
        customerId,
        userId: "me",
      }),
    ).toThrow("the id of a user, usr_ and 32 hexadecimal digits");
    expect(() =>
      ExpressCustomerAction.reactivate(stack, "b", { customerId: "lakeside" }),
    ).toThrow(/customerId must be the id of a customer, .* "lakeside"/);
  });
});
