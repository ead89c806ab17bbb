import { chmod, mkdir, rename, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pathInMirror } from "../../../../src/cli/install/provider-mirror";
import { bundleProvider } from "../../../../src/generate/provider-bundle";
import type { TerraformWorkspace } from "../../terraform/terraform-workspace";

const source = "registry.terraform.io/hashicorp/null";

/** One that `@cdktf/provider-null` is content with. */
const version = "3.2.4";

/**
 * Puts the null provider beside the one that a workspace has, as `hashicorp/null`. From then on, its terraform takes
 * providers from there only, and needs no network. What declares a `null_resource` must be initialised again.
 */
export async function installNullProvider({
  directory,
}: Pick<TerraformWorkspace, "directory">): Promise<void> {
  const mirror = join(directory, "mirror");
  const platform = basename(dirname(pathInMirror(mirror)));
  const folder = join(mirror, source, version, platform);
  await mkdir(folder, { recursive: true });
  const script = join(directory, "provider.js");
  await bundleProvider(join(__dirname, "main.ts"), script);
  await chmod(script, 0o755);
  await rename(script, join(folder, `terraform-provider-null_v${version}`));
  await writeFile(
    join(directory, "terraform.tfrc"),
    `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`,
  );
}
