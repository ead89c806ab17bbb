import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inTemporaryFolder } from "../../system/temporary-folder";
import { runTool } from "../run-tool";

/** A key of OpenPGP that signs releases. */
export interface SigningKey {
  /** The private key, as `gpg --armor --export-secret-keys` prints it. */
  readonly privateKey: string;
  /** @default none: the key is not locked */
  readonly passphrase?: string;
}

/**
 * Writes the binary, detached signature of a file beside it, with the extension `.sig`. The key is kept in a temporary
 * folder meanwhile, and is in no argument of a process.
 *
 * @throws {Error} if the key is not an RSA key, the only kind that all registries accept; or if gpg fails
 */
export function signFile(
  file: string,
  { privateKey, passphrase = "" }: SigningKey,
): Promise<void> {
  return inTemporaryFolder("avara-gpg-", async (home) => {
    const env = { PATH: process.env.PATH, GNUPGHOME: home };
    const gpg = (...args: readonly string[]) =>
      runTool("gpg", ["--batch", "--quiet", "--yes", ...args], { env });
    const keyFile = join(home, "private-key.asc");
    const passphraseFile = join(home, "passphrase");
    await writeFile(keyFile, privateKey, { mode: 0o600 });
    await writeFile(passphraseFile, passphrase, { mode: 0o600 });
    const unlock = [
      "--pinentry-mode=loopback",
      `--passphrase-file=${passphraseFile}`,
    ];
    try {
      await gpg(...unlock, "--import", keyFile);
      checkAlgorithm(await gpg("--with-colons", "--list-secret-keys"));
      await gpg(
        ...unlock,
        "--digest-algo=SHA256",
        "--detach-sign",
        `--output=${file}.sig`,
        file,
      );
    } finally {
      await runTool("gpgconf", ["--kill", "all"], { env });
    }
  });
}

/** Takes gpg's list of keys for programs, where the fourth field is the algorithm. */
function checkAlgorithm(list: string): void {
  const algorithms = list
    .split("\n")
    .filter((line) => line.startsWith("sec:"))
    .map((line) => line.split(":")[3]);
  if (algorithms.length !== 1 || algorithms[0] !== rsa)
    throw new Error(
      "The signing key has to be one RSA key: the Terraform registry does not accept keys of elliptic curves.",
    );
}

const rsa = "1";
