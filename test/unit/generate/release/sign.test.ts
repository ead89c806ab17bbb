import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { signFile } from "../../../../src/generate/release/sign";
import { inTemporaryFolder } from "../../../../src/system/temporary-folder";
import { createThrowAwayKey } from "../../../support/throw-away-key";

test("a key of elliptic curves is rejected, because registries do not accept it", async () => {
  await inTemporaryFolder("avara-key-", async (folder) => {
    const keyring = join(folder, "keyring");
    await mkdir(keyring, { mode: 0o700 });
    const privateKey = await createThrowAwayKey(keyring, "ed25519");
    const file = join(folder, "SHA256SUMS");
    await writeFile(file, "");
    await expect(signFile(file, { privateKey })).rejects.toThrow(
      "has to be one RSA key",
    );
  });
});
