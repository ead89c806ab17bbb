import type { Sandbox } from "../../../src/sandbox";
import { createTerraformHome } from "../terraform/terraform-home";
import type {
  ProviderSupply,
  TerraformHome,
} from "../terraform/terraform-home";
import { useQuickNpx } from "./quick-npx";

/** A folder in which cdktf and terraform work without a network. */
export type CdktfProject = TerraformHome;

/** Creates a project whose terraform talks to the sandbox. */
export async function createCdktfProject(
  sandbox?: Pick<Sandbox, "url" | "apiKey">,
  supply: ProviderSupply = "served",
): Promise<CdktfProject> {
  const home = await createTerraformHome(supply);
  Object.assign(home.env, {
    DISABLE_VERSION_CHECK: "1",
    CI: "1",
    CDKTF_SKIP_PROVIDER_LOCK: "true",
  });
  await useQuickNpx(home.directory, home.env);
  home.connect(sandbox);
  return home;
}
