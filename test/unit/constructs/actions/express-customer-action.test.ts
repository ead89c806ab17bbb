import { tmpdir } from "node:os";
import { describe, expect, test } from "@jest/globals";
import * as cdktf from "cdktf";
import * as terrain from "cdktf-avara/cdktn";
import * as cdktn from "cdktn";
import * as avara from "../../../../src/index";
import { synthesize } from "../../../support/terraform/synthesize";

const userId = `usr_${"a".repeat(32)}`;
const customerId = `cus_${"a".repeat(32)}`;

const builds = [
  [
    "cdktf",
    () => {
      const app = cdktf.Testing.app({ outdir: tmpdir() });
      const stack = new cdktf.TerraformStack(app, "stack");
      const provider = new avara.AvaraProvider(stack, "other", {
        alias: "other",
        install: false,
      });
      const lakeside = new avara.ExpressCustomer(stack, "lakeside", {
        name: "Lakeside",
        lifecycle: { preventDestroy: true },
      });
      const props = { customerId: lakeside.customerId, userId };
      const { ExpressCustomerAction } = avara;
      ExpressCustomerAction.addUser(stack, "welcome", props).runOn(lakeside, {
        events: ["after_create"],
      });
      ExpressCustomerAction.deactivate(stack, "off", {
        customerId,
        provider,
      }).runOn(lakeside, {
        events: ["before_update", "after_update"],
        condition: "var.is_closed",
      });
      return cdktf.Testing.synth(stack, true);
    },
  ],
  [
    "CDK Terrain",
    () => {
      const app = cdktn.Testing.app({ outdir: tmpdir() });
      const stack = new cdktn.TerraformStack(app, "stack");
      const provider = new terrain.AvaraProvider(stack, "other", {
        alias: "other",
        install: false,
      });
      const lakeside = new terrain.ExpressCustomer(stack, "lakeside", {
        name: "Lakeside",
        lifecycle: { preventDestroy: true },
      });
      const props = { customerId: lakeside.customerId, userId };
      const { ExpressCustomerAction } = terrain;
      ExpressCustomerAction.addUser(stack, "welcome", props).runOn(lakeside, {
        events: ["after_create"],
      });
      ExpressCustomerAction.deactivate(stack, "off", {
        customerId,
        provider,
      }).runOn(lakeside, {
        events: ["before_update", "after_update"],
        condition: "var.is_closed",
      });
      return cdktn.Testing.synth(stack, true);
    },
  ],
] as const;

test.each(builds)(
  "%s synthesizes actions, and the triggers of a customer beside its lifecycle",
  (_build, synth) => {
    expect(JSON.parse(synth())).toMatchObject({
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
  },
);

describe("an action that is not allowed", () => {
  const { ExpressCustomerAction } = avara;

  test("names the id that has another format", () => {
    synthesize((stack) => {
      expect(() =>
        ExpressCustomerAction.removeUser(stack, "a", {
          customerId,
          userId: "me",
        }),
      ).toThrow("the id of a user, usr_ and 32 hexadecimal digits");
      expect(() =>
        ExpressCustomerAction.reactivate(stack, "b", {
          customerId: "lakeside",
        }),
      ).toThrow("the id of a customer, cus_ and 32 hexadecimal digits");
    });
  });
});
