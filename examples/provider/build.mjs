import { bundleProvider } from "cdktf-avara/framework/bundle";

await bundleProvider({
  name: "notes",
  entry: "main.ts",
  outFile: "dist/terraform-provider-notes",
});
