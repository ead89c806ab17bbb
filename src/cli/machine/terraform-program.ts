import type { CliIo } from "../cli-io";

/** The program that TERRAFORM_BINARY_NAME names, as cdktf reads it; otherwise `terraform`. */
export function terraformProgram({
  TERRAFORM_BINARY_NAME: named = "",
}: CliIo["env"]): string {
  return named === "" ? "terraform" : named;
}
