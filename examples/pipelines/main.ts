/** The customers of one account, with the state where the pipelines keep it. */
import { App, HttpBackend, S3Backend, TerraformStack } from "cdktf";
import { AvaraProvider, ExpressCustomer } from "cdktf-avara";

const app = new App();
const stack = new TerraformStack(app, "customers");
addBackend(stack);

// Reads the key from AVARA_API_KEY, so that it is in no plan and no state. Two mistakes fail at plan, before anything is
// written: one that would switch off more than two customers, and a new customer of a name that already exists.
new AvaraProvider(stack, "avara", { maxDeactivations: 2, onExisting: "fail" });

new ExpressCustomer(stack, "lakeside", {
  name: "Lakeside General Hospital",
  metadata: { region: "north" },
});

app.synth();

/** Where a pipeline says so, keeps the state there, locked while it is written; else in a local file. */
function addBackend(scope: TerraformStack): void {
  const { STATE_BUCKET, AWS_REGION, TF_HTTP_ADDRESS } = process.env;
  if (STATE_BUCKET) {
    new S3Backend(scope, {
      bucket: STATE_BUCKET,
      key: "avara/customers.tfstate",
      encrypt: true,
      ...(AWS_REGION && { region: AWS_REGION }),
    });
    // A lock file beside the state, which needs no table. CDKTF has no word for it yet.
    scope.addOverride("terraform.backend.s3.use_lockfile", true);
  } else if (TF_HTTP_ADDRESS)
    // The lock's address, user and password stay in the environment: what stands here goes into saved plans.
    new HttpBackend(scope, { address: TF_HTTP_ADDRESS });
}
