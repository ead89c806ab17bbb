import type { SigningKey } from "../signing-key";

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

/** Uses Web Crypto, which is always loaded. Loading node:crypto takes Bun 6 ms. */
export async function createSigningKey(): Promise<SigningKey> {
  const { subtle } = crypto;
  const { privateKey, publicKey } = await subtle.generateKey(algorithm, true, [
    "sign",
  ]);
  const [publicKeyDer, privateKeyDer] = await Promise.all([
    subtle.exportKey("spki", publicKey),
    subtle.exportKey("pkcs8", privateKey),
  ]);
  return {
    publicKeyDer: new Uint8Array(publicKeyDer),
    privateKeyDer: new Uint8Array(privateKeyDer),
    sign: async (data) =>
      new Uint8Array(await subtle.sign(algorithm, privateKey, data)),
  };
}
