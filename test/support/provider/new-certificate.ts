import {
  createCertificate,
  type Certificate,
} from "../../../src/protocol/process/certificate";
import { createSigningKey } from "../../../src/protocol/runtime/node/signing-key";

/** Creates a certificate with a new key. The one of a Terraform has the curve P-521. */
export async function newCertificate(
  namedCurve?: "P-256" | "P-521",
): Promise<Certificate> {
  return createCertificate(new Date(), await createSigningKey(namedCurve));
}
