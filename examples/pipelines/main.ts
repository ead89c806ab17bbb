/** The customers of one account, with the state in the pipelines' backend. */
import { App, HttpBackend, S3Backend, TerraformStack } from "cdktf";
import { AvaraProvider, ExpressCustomer } from "cdktf-avara";

const app = new App();
const stack = new TerraformStack(app, "customers");
addBackend(stack);

// Reads the key from AVARA_API_KEY, so that no plan or state contains it. A plan fails if it would deactivate more than two
// customers, or create a customer whose name already exists.
new AvaraProvider(stack, "avara", { maxDeactivations: 2, onExisting: "fail" });

new ExpressCustomer(stack, "lakeside", {
  name: "Lakeside General Hospital",
  metadata: { region: "north" },
});

app.synth();

/** Stores the state in the pipeline's backend, with a lock, or else in a local file. */
function addBackend(scope: TerraformStack): void {
  const { STATE_BUCKET, AWS_REGION, TF_HTTP_ADDRESS } = process.env;
  if (STATE_BUCKET) {
    new S3Backend(scope, {
      bucket: STATE_BUCKET,
      key: "avara/customers.tfstate",
      encrypt: true,
      ...(AWS_REGION && { region: AWS_REGION }),
    });
    // A lock file beside the state, which needs no table. CDKTF has no option for it yet.
    scope.addOverride("terraform.backend.s3.use_lockfile", true);
  } else if (TF_HTTP_ADDRESS)
    // The lock's address, user and password stay in the environment, because saved plans contain these settings.
    new HttpBackend(scope, { address: TF_HTTP_ADDRESS });
}
