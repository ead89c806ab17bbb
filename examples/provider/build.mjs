import { bundleProvider } from "cdktf-avara/framework/bundle";

await bundleProvider({
  name: "notes",
  entry: "serve.ts",
  outFile: "dist/terraform-provider-notes",
});
