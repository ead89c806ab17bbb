/** Actions, on each release that has them. */
import { readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import * as z from "zod/mini";
import { runProgram } from "../../../src/system/run-program";
import { liveCustomer, writesTo } from "../../support/api/live-customers";
import { describeClients } from "../../support/terraform/clients";
import { customerBlock } from "../../support/hcl/customer-block";
import { providerBlock } from "../../support/hcl/provider-block";
import { repository } from "../../support/repository";
import { useTerraform } from "../../support/terraform/use-terraform";

describeClients("actions", (program) => {
  const begin = useTerraform("served", program);

  const action = (type: string, label: string, config: string) =>
    `action "avara_express_customer_${type}" "${label}" {\n  config {\n${config}  }\n}\n`;

  const userId = `usr_${"a".repeat(32)}`;

  test("a user is added when the customer was created, and removed by hand", async () => {
    const { workspace, sandbox } = await begin();
    const config = `    customer_id = avara_express_customer.a.id\n    user_id = "${userId}"\n`;
    await workspace.write(
      action("add_user", "welcome", config) +
        action("remove_user", "farewell", config) +
        customerBlock(
          "a",
          { name: "Alpha" },
          "  lifecycle {\n    action_trigger {\n      events = [after_create]\n      actions = [action.avara_express_customer_add_user.welcome]\n    }\n  }\n",
        ),
    );
    const output = await workspace.succeed("apply", "-auto-approve");
    const { expressCustomerId } = liveCustomer(sandbox, "Alpha");
    expect(output).toContain(`Adding ${userId} to ${expressCustomerId}`);
    expect(liveCustomer(sandbox, "Alpha").userCount).toBe(1);
    await workspace.succeed(
      "apply",
      "-auto-approve",
      "-invoke=action.avara_express_customer_remove_user.farewell",
    );
    expect(liveCustomer(sandbox, "Alpha").userCount).toBe(0);
  });

  test("a customer that no state holds is deactivated and reactivated, and announced", async () => {
    const { workspace, sandbox } = await begin();
    const { expressCustomerId } = sandbox.customers.add({
      name: "Alpha",
      userCount: 40,
    });
    const config = `    customer_id = "${expressCustomerId}"\n`;
    const actions =
      action("deactivate", "off", config) + action("reactivate", "on", config);
    const off = "-invoke=action.avara_express_customer_deactivate.off";

    await workspace.write(providerBlock({ max_deactivations: 0 }) + actions);
    sandbox.requests.clear();
    expect(await workspace.fail("apply", "-auto-approve", off)).toContain(
      "max_deactivations",
    );
    expect(writesTo(sandbox)).toEqual([]);

    await workspace.write(actions);
    const output = await workspace.succeed("apply", "-auto-approve", off);
    expect(output).toContain("with 40 users");
    expect(liveCustomer(sandbox, "Alpha").isActive).toBe(false);
    await workspace.succeed(
      "apply",
      "-auto-approve",
      "-invoke=action.avara_express_customer_reactivate.on",
    );
    expect(liveCustomer(sandbox, "Alpha").isActive).toBe(true);
  });

  test("a customer that becomes active after the plan is announced by the apply", async () => {
    const { workspace, sandbox } = await begin();
    const { expressCustomerId } = sandbox.customers.add({
      name: "Alpha",
      isActive: false,
      userCount: 40,
    });
    await workspace.write(
      action("deactivate", "off", `    customer_id = "${expressCustomerId}"\n`),
    );
    const off = "-invoke=action.avara_express_customer_deactivate.off";
    const plan = await workspace.pass("plan", "-out=off.tfplan", off);
    expect(plan).not.toContain("Deactivates");
    sandbox.customers.reactivate(expressCustomerId);
    expect(await workspace.pass("apply", "off.tfplan")).toContain(
      `Deactivates "Alpha" (${expressCustomerId}) with 40 users`,
    );
  });

  test("an id of the wrong form is rejected before any call", async () => {
    const { workspace, sandbox } = await begin();
    await workspace.write(
      action("deactivate", "off", '    customer_id = "lakeside"\n'),
    );
    expect(await workspace.fail("validate")).toContain(
      "the id of an Express customer",
    );
    expect(sandbox.requests.count()).toBe(0);
  });

  test("the example for CDKTF adds a user to the customer that it creates, and removes it by hand", async () => {
    const { workspace, sandbox } = await begin();
    const { directory } = workspace;
    await runProgram(
      process.execPath,
      [
        join(repository, "node_modules/tsx/dist/cli.mjs"),
        join(repository, "examples/actions/main.ts"),
      ],
      { cwd: directory },
    );
    const stack: unknown = JSON.parse(
      await readFile(
        join(directory, "cdktf.out/stacks/actions/cdk.tf.json"),
        "utf8",
      ),
    );
    // The workspace has a terraform block of its own, whose backend is initialized.
    await workspace.write("");
    await writeFile(
      join(directory, "stack.tf.json"),
      JSON.stringify({ ...z.looseObject({}).parse(stack), terraform: [] }),
    );
    await workspace.succeed("apply", "-auto-approve");
    const hospital = "Lakeside General Hospital";
    expect(liveCustomer(sandbox, hospital).userCount).toBe(1);
    await workspace.succeed(
      "apply",
      "-auto-approve",
      "-invoke=action.avara_express_customer_remove_user.farewell",
    );
    expect(liveCustomer(sandbox, hospital).userCount).toBe(0);
  });

  test.each(
    readdirSync(join(repository, "examples/actions")).filter((file) =>
      file.endsWith(".tf"),
    ),
  )("the example %s is valid", async (file) => {
    const { workspace } = await begin();
    const example = join(repository, "examples/actions", file);
    await workspace.write(await readFile(example, "utf8"));
    await workspace.succeed("validate");
  });
});
