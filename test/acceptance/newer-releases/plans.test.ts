/** What newer releases add to a plan, on each release that has it. */
import { expect, test } from "@jest/globals";
import { liveCustomer, writesTo } from "../../support/api/live-customers";
import { reportDrift } from "../../support/cli/run-drift";
import { describeClients } from "../../support/terraform/clients";
import { customerBlock } from "../../support/hcl/customer-block";
import { providerBlock } from "../../support/hcl/provider-block";
import { tooManyDeactivations } from "../../support/terraform/too-many-deactivations";
import { useTerraform } from "../../support/terraform/use-terraform";

const alpha = customerBlock("a", { name: "Alpha" });

describeClients("private data in plans", (program) => {
  const begin = useTerraform("served", program);

  test("a saved plan that is out of date fails with the provider's own words", async () => {
    const { workspace, sandbox } = await begin();
    await workspace.write(providerBlock({ on_existing: "adopt" }) + alpha);
    await workspace.succeed("plan", "-out=saved.tfplan");
    sandbox.customers.add({ name: "Alpha" });
    sandbox.requests.clear();
    const apply = await workspace.fail("apply", "saved.tfplan");
    expect(apply).toContain('customers named "Alpha" have changed');
    expect(writesTo(sandbox)).toEqual([]);
  });
});

describeClients("-minimal-refresh", (program) => {
  const begin = useTerraform("served", program);

  test("an object that is planned twice counts once for max_deactivations", async () => {
    const { workspace, sandbox } = await begin();
    const provider = providerBlock({ max_deactivations: 1 });
    await workspace.deploy(provider + alpha);
    await workspace.write(
      provider + customerBlock("a", { name: "Alpha", active: false }),
    );
    await workspace.succeed("apply", "-auto-approve", "-minimal-refresh");
    expect(liveCustomer(sandbox, "Alpha").isActive).toBe(false);
  });

  test("a deactivation goes by what is live, not by the state", async () => {
    const { workspace, sandbox } = await begin();
    const inactive = customerBlock("a", { name: "Alpha", active: false });
    await workspace.deploy(inactive);
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
    const plan = await workspace.fail("plan", "-minimal-refresh");
    expect(plan).toMatch(tooManyDeactivations);
  });
});

describeClients("-minimal-refresh", (program) => {
  const begin = useTerraform("served", program);

  test("drift reads all customers, whatever TF_CLI_ARGS_plan says", async () => {
    const { workspace, sandbox } = await begin();
    await workspace.deploy(alpha);
    sandbox.customers.deactivate(
      liveCustomer(sandbox, "Alpha").expressCustomerId,
    );
    const env = {
      ...workspace.env,
      TERRAFORM_BINARY_NAME: program,
      TF_CLI_ARGS_plan: "-minimal-refresh -parallelism=5",
    };
    const { directory } = workspace;
    const { report } = await reportDrift({ env, directory });
    expect(report.customers).toMatchObject([
      { drift: { kind: "deactivated" } },
    ]);
  });
});
