import { describe, expect, test } from "@jest/globals";
import { customerBlock } from "../../support/hcl/customer-block";
import { diagnose } from "../../support/terraform/diagnose";
import { declarable, liveCustomer } from "../../support/api/live-customers";
import { providerBlock } from "../../support/hcl/provider-block";
import { useTerraform } from "../../support/terraform/use-terraform";

const begin = useTerraform();

const alpha = customerBlock("a", { name: "Alpha" });

describe("settings", () => {
  test("the block wins over the environment, which supplies what the block omits", async () => {
    const { workspace, sandbox } = await begin();
    workspace.env.AVARA_BASE_URL = "http://127.0.0.1:9";
    await workspace.deploy(
      providerBlock({
        base_url: `${sandbox.url}/`,
        custom_headers: { "x-team": "platform" },
      }) + alpha,
    );
    expect(sandbox.customers.size).toBe(1);
  });

  test.each([
    {
      what: "no key",
      env: { AVARA_API_KEY: undefined },
      summary: "The API key is missing",
      detail:
        /Set api_key in the provider's block, or the environment variable AVARA_API_KEY\./,
    },
    {
      what: "plain http to another machine, in the block",
      block: { base_url: "http://api.avarasoftware.com" },
      summary: "Invalid provider configuration",
      detail:
        /Invalid base URL "http:\/\/api\.avarasoftware\.com": http would send the API key unencrypted/,
      source: '"http://api.avarasoftware.com"',
    },
  ])(
    "$what is an error before anything is sent",
    async ({ env, block, summary, detail, source }) => {
      const { workspace, sandbox } = await begin();
      Object.assign(workspace.env, env);
      await workspace.write(providerBlock(block ?? {}) + alpha);
      const [diagnostic, ...others] = await diagnose(workspace, "plan");
      expect(others).toEqual([]);
      expect(diagnostic).toMatchObject({ severity: "error", summary });
      expect(diagnostic?.detail).toMatch(detail);
      if (source !== undefined) expect(diagnostic?.source).toBe(source);
      expect(sandbox.requests.count()).toBe(0);
    },
  );
});

describe("an API that responds incorrectly", () => {
  test("a change with a malformed response is an error, and the next apply finds it done", async () => {
    const { workspace, sandbox } = await begin();
    await workspace.deploy(alpha);
    await workspace.write(customerBlock("a", { name: "Beta" }));
    sandbox.faults.add({
      kind: "respond",
      at: "afterWrite",
      method: "PATCH",
      status: 200,
      body: "<html>",
    });
    expect(await workspace.fail("apply", "-auto-approve")).toContain(
      'Could not change the customer "Alpha"',
    );
    sandbox.requests.clear();
    await workspace.apply();
    expect(sandbox.requests.count({ method: "PATCH" })).toBe(0);
    expect(liveCustomer(sandbox, "Beta").isActive).toBe(true);
  });
});

test("settings that are known only during the apply work for creates, and are an error if a refresh needs them", async () => {
  const { workspace, sandbox } = await begin();
  workspace.env.AVARA_API_KEY = undefined;
  workspace.env.AVARA_BASE_URL = undefined;
  const declare = (revision: number) =>
    workspace.write(`
resource "terraform_data" "avara" {
  input = { url = "${sandbox.url}", key = "${sandbox.apiKey}", revision = ${revision} }
}

provider "avara" {
  base_url = terraform_data.avara.output.url
  api_key  = terraform_data.avara.output.key
}

${alpha}`);
  await declare(1);
  await workspace.apply();
  expect(declarable(liveCustomer(sandbox, "Alpha")).active).toBe(true);

  await declare(2);
  expect(await diagnose(workspace, "plan")).toMatchObject([
    {
      severity: "error",
      address: "avara_express_customer.a",
      summary: expect.stringMatching(/configuration .*not known/),
      detail: expect.stringContaining('api_key, base_url of provider "avara"'),
    },
  ]);
  await workspace.apply("-target=terraform_data.avara");
  await workspace.apply();
});
