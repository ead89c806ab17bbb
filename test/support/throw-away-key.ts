import { runTool } from "../../src/generate/run-tool";

/**
 * Makes a key of OpenPGP without a passphrase, and returns its private half as text.
 *
 * @param keyring an empty folder that only this user can read. It then verifies signatures of the key
 * @param algorithm as gpg names it
 */
export async function createThrowAwayKey(
  keyring: string,
  algorithm: "rsa2048" | "ed25519",
): Promise<string> {
  const env = { PATH: process.env.PATH, GNUPGHOME: keyring };
  const gpg = (...args: readonly string[]) =>
    runTool("gpg", ["--batch", "--quiet", "--passphrase=", ...args], { env });
  try {
    await gpg(
      "--quick-generate-key",
      "Test <test@avara.invalid>",
      algorithm,
      "sign",
    );
    return await gpg("--armor", "--export-secret-keys");
  } finally {
    await runTool("gpgconf", ["--kill", "all"], { env });
  }
}
