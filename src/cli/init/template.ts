import { randomUUID } from "node:crypto";
import { formatJson } from "../format-json";

/** The files of a new app, by their paths. `package.json` is not among them, because it may exist. */
export function templateFiles(): Readonly<Record<string, string>> {
  return {
    "cdktf.json": formatJson({
      language: "typescript",
      app: "npx tsx main.ts",
      projectId: randomUUID(),
      sendCrashReports: "false",
    }),
    "tsconfig.json": formatJson({
      compilerOptions: {
        target: "es2023",
        module: "node20",
        types: ["node"],
        strict: true,
        skipLibCheck: true,
        noEmit: true,
      },
      include: ["*.ts"],
    }),
    ".gitignore": `node_modules
cdktf.out
*.tfstate*
`,
    "main.ts": `import { App } from "cdktf";
import { CustomersStack } from "./customers-stack";

const app = new App();
new CustomersStack(app, "customers");
app.synth();
`,
    "customers-stack.ts": `import { TerraformStack } from "cdktf";
import { AvaraProvider, ExpressCustomer } from "cdktf-avara";
import type { Construct } from "constructs";

/** The customers of one Avara account. */
export class CustomersStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    // The key comes from AVARA_API_KEY and the address from AVARA_BASE_URL, where Terraform runs.
    // A plan that would deactivate more customers than this fails.
    new AvaraProvider(this, "avara", { maxDeactivations: 1 });

    // Terraform identifies a customer by this id: another id is another customer. The name may change.
    new ExpressCustomer(this, "lakeside", {
      name: "Lakeside General Hospital",
      metadata: { region: "north" },
    });
  }
}
`,
    "customers-stack.test.ts": `import { ok } from "node:assert/strict";
import { test } from "node:test";
import { Testing } from "cdktf";
import { ExpressCustomer } from "cdktf-avara";
import { CustomersStack } from "./customers-stack";

test("Lakeside is declared in the north", () => {
  const stack = Testing.synth(new CustomersStack(Testing.app(), "customers"));
  ok(
    Testing.toHaveResourceWithProperties(
      stack,
      ExpressCustomer.tfResourceType,
      {
        name: "Lakeside General Hospital",
        metadata: { region: "north" },
      },
    ),
  );
});
`,
  };
}
