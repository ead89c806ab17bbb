/** Sends texts from code through cdktf's synthesis and the real terraform to the live customer. */
import { expect, test } from "@jest/globals";
import { type TerraformStack, TerraformVariable } from "cdktf";
import type { ExpressCustomer as LiveCustomer } from "../../../src/api/express-customer";
import { ExpressCustomer } from "../../../src/index";
import { declareStack } from "../../support/cdktf/declare-stack";
import { useTerraform } from "../../support/terraform/use-terraform";

const begin = useTerraform();

/** Deploys a stack, checks that a second plan finds nothing to change, and returns the live customers. */
async function deploy(
  build: (stack: TerraformStack) => void,
): Promise<readonly LiveCustomer[]> {
  const { workspace, sandbox } = await begin();
  await declareStack(workspace, build);
  await workspace.apply();
  await workspace.succeed("plan", "-detailed-exitcode");
  return sandbox.customers.all();
}

const namesOf = (customers: readonly LiveCustomer[]) =>
  customers.map(({ expressCustomerName }) => expressCustomerName).sort();

const texts = [
  "${name}",
  "%{ if true }yes%{ endif }",
  "$${escaped}",
  "$$$${many} %%%{ many }",
  "${",
  "%{",
  "}",
  '"quoted" \\"escaped\\" \\n',
  "two\nlines\tand a tab",
  "Žluťoučká klinika 病院 مستشفى",
  "👩‍⚕️ 🏥",
  "~{ ${~ trim ~} }",
  "1e5",
  "-1.5e+3",
];

test("every name and every pair of metadata arrives unchanged", async () => {
  const metadata = Object.fromEntries(texts.map((text) => [text, text]));
  const live = await deploy((stack) => {
    texts.forEach((name, index) => {
      new ExpressCustomer(stack, `customer-${index}`, { name, metadata });
    });
  });
  expect(namesOf(live)).toEqual([...texts].sort());
  for (const customer of live) expect(customer.metadata).toEqual(metadata);
});

test("a text beside a token arrives unchanged, and the token as its value", async () => {
  const around = [...texts, "$", "$$", "%", "{", "${ and } and %{ and $"];
  const live = await deploy((stack) => {
    const { stringValue } = new TerraformVariable(stack, "site", {
      type: "string",
      default: "North",
    });
    around.forEach((text, index) => {
      new ExpressCustomer(stack, `customer-${index}`, {
        name: `${text}${stringValue}${text}${stringValue}`,
      });
    });
  });
  expect(namesOf(live)).toEqual(
    around.map((text) => `${text}North${text}North`).sort(),
  );
});
