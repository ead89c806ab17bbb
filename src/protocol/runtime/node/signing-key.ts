import type { SigningKey } from "../signing-key";

/** @param namedCurve Terraform's own certificates use P-521. @default "P-256" */
export async function createSigningKey(
  namedCurve: "P-256" | "P-521" = "P-256",
): Promise<SigningKey> {
  const { generateKeyPairSync, sign } = await import("node:crypto");
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve });
  return {
    publicKeyDer: publicKey.export({ type: "spki", format: "der" }),
    privateKeyDer: privateKey.export({ type: "pkcs8", format: "der" }),
    sign: (data) =>
      Promise.resolve(
        sign("sha256", data, { key: privateKey, dsaEncoding: "ieee-p1363" }),
      ),
  };
}
