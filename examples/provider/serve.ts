/** The provider's process. */
import { serve } from "cdktf-avara/framework";

void serve({
  source: "registry.terraform.io/example/notes",
  provider: () => import("./provider.js"),
});
