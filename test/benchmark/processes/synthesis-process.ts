/**
 * Synthesizes one stack of customers in its own process, and prints the time in milliseconds, without
 * the loading of modules. Arguments: the kind of class, and the number of customers.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformResource, TerraformStack } from "cdktf";
import {
  AvaraExpressCustomer,
  AvaraProvider,
  ExpressCustomer,
} from "../../../src/index";

class PlainCustomer extends TerraformResource {
  readonly #name: string;

  constructor(scope: TerraformStack, id: string, name: string) {
    super(scope, id, { terraformResourceType: "avara_express_customer" });
    this.#name = name;
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { name: this.#name, active: true, metadata };
  }
}

const metadata = { owner: "platform", region: "eu-central" };

const declare: Readonly<
  Record<string, (stack: TerraformStack, id: string, name: string) => unknown>
> = {
  construct: (stack, id, name) =>
    new ExpressCustomer(stack, id, { name, active: true, metadata }),
  level1: (stack, id, name) =>
    new AvaraExpressCustomer(stack, id, { name, active: true, metadata }),
  plain: (stack, id, name) => new PlainCustomer(stack, id, name),
};

function main(kind: string, count: number): void {
  const outdir = mkdtempSync(join(tmpdir(), "cdktf-avara-bench-"));
  const startMs = performance.now();
  const app = new App({ outdir });
  const stack = new TerraformStack(app, "customers");
  new AvaraProvider(stack, "avara");
  for (let index = 0; index < count; index += 1)
    declare[kind]?.(stack, `customer-${index}`, `Customer ${index}`);
  app.synth();
  process.stdout.write(String(performance.now() - startMs));
  rmSync(outdir, { recursive: true });
}

main(process.argv[2] ?? "", Number(process.argv[3]));
