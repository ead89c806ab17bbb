import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TerraformStack, Testing } from "cdktf";
import { AvaraProvider } from "../../../src/index";
import type { TerraformWorkspace } from "../terraform/terraform-workspace";

/** Replaces the declaration of a workspace with a synthesized CDKTF stack with the Avara provider. The state stays. */
export async function declareStack(
  { directory }: Pick<TerraformWorkspace, "directory">,
  build: (stack: TerraformStack) => void,
): Promise<void> {
  // The app itself writes nothing.
  const stack = new TerraformStack(Testing.app({ outdir: tmpdir() }), "stack");
  new AvaraProvider(stack, "avara");
  build(stack);
  await rm(join(directory, "main.tf"), { force: true });
  await writeFile(join(directory, "main.tf.json"), Testing.synth(stack, true));
}
