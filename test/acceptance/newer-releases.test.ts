/** What newer releases of Terraform and OpenTofu add to a plan, on each release that has it. */
import { expect, test } from "@jest/globals";
import { callsOf, liveCustomer, writesOf } from "../support/api/live-customers";
import { describeClients } from "../support/terraform/clients";
import { customerBlock } from "../support/terraform/customer-block";
import { plainOutput } from "../support/terraform/plain-output";
import { providerBlock } from "../support/terraform/provider-block";
import { useTerraform } from "../support/terraform/use-terraform";

const alpha = customerBlock("a", { name: "Alpha" });

describeClients("private data in plans", (program) => {
  const begin = useTerraform("served", program);

  test("a saved plan that is out of date fails with the provider's own words", async () => {
    const { workspace, sandbox } = await begin();
    await workspace.write(providerBlock({ on_existing: "adopt" }) + alpha);
    await workspace.succeed("plan", "-out=saved.tfplan");
    sandbox.customers.add({ name: "Alpha" });
    sandbox.requests.clear();
    const apply = await workspace.run("apply", "saved.tfplan");
    expect(apply.exitCode).toBe(1);
    expect(plainOutput(apply)).toContain(
      'The customers named "Alpha" have changed since the plan',
    );
    expect(writesOf(callsOf(sandbox.requests.list()))).toEqual([]);
  });
});

describeClients("-minimal-refresh", (program) => {
  const begin = useTerraform("served", program);

  test("an object that is planned twice counts once for max_deactivations", async () => {
    const { workspace, sandbox } = await begin();
    const provider = providerBlock({ max_deactivations: 1 });
    await workspace.write(provider + alpha);
    await workspace.apply();
    await workspace.write(
      provider + customerBlock("a", { name: "Alpha", active: false }),
    );
    await workspace.succeed("apply", "-auto-approve", "-minimal-refresh");
    expect(liveCustomer(sandbox, "Alpha").isActive).toBe(false);
  });

  test("a deactivation goes by what is live, not by the state", async () => {
    const { workspace, sandbox } = await begin();
    const inactive = customerBlock("a", { name: "Alpha", active: false });
    await workspace.write(inactive);
    await workspace.apply();
    sandbox.customers.reactivate(
      liveCustomer(sandbox, "Alpha").expressCustomerId,
    );
    await workspace.write(
      providerBlock({ max_deactivations: 0 }) +
        customerBlock("a", {
          name: "Alpha",
          active: false,
          metadata: { owner: "a" },
        }),
    );
    const plan = await workspace.run("plan", "-minimal-refresh");
    expect(plan.exitCode).toBe(1);
    expect(plainOutput(plan)).toContain("max_deactivations");
  });
});
