import { execFileSync } from "node:child_process";
import { terraformProgram } from "../../../src/cli/terraform-program";

/** Whether the tests run OpenTofu, because TERRAFORM_BINARY_NAME names it. */
export function isOpenTofu(): boolean {
  const printed = execFileSync(terraformProgram(process.env), ["version"], {
    encoding: "utf8",
    env: { PATH: process.env.PATH, CHECKPOINT_DISABLE: "1" },
  });
  return printed.includes("OpenTofu v");
}
