import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { findPostgres } from "../../../demo/stacks/find-postgres";
import { runProgram } from "../../../src/system/run-program";
import { leftBehind } from "../../support/left-behind";
import { repository } from "../../support/repository";

const noServer =
  /^There is no PostgreSQL server on this machine .* POSTGRES_BIN .*\n$/;

/** Replace the home directory and the temporary directory. Nothing may remain in them. */
let home: string;
let temporary: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "cdktf-avara-home-"));
  temporary = await mkdtemp(join(tmpdir(), "cdktf-avara-tmp-"));
  // The server may run as another user.
  await chmod(temporary, 0o711);
});

afterEach(async () => {
  await rm(home, { recursive: true });
  await rm(temporary, { recursive: true });
});

function runExample(env: NodeJS.ProcessEnv = {}) {
  return runProgram(
    process.execPath,
    ["--import", "tsx", join(repository, "demo/stacks/main.ts")],
    {
      env: {
        PATH: process.env.PATH,
        TERRAFORM_BINARY_NAME: process.env.TERRAFORM_BINARY_NAME,
        HOME: home,
        TMPDIR: temporary,
        NO_COLOR: "1",
        ...env,
      },
    },
  );
}

test("customers are deployed in stacks with locks, and moved to another stack, if there is a PostgreSQL server", async () => {
  const { exitCode, stdout, stderr } = await runExample();
  if ((await findPostgres(process.env)) === undefined) {
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toMatch(noServer);
  } else {
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(
      stdout.match(/^( {2})?(\d\. |hospitals|Error|.* moved).*$/gm),
    ).toEqual([
      "1. Deploy thirty customers in two stacks, in parallel",
      "  hospitals-0  17 customers",
      "  hospitals-1  13 customers",
      "2. Another customer moves no existing one",
      "  Error: Error acquiring the state lock",
      "  Error message: Workspace is already locked: default",
      "  hospitals-0  18 customers",
      "  hospitals-1  13 customers",
      "3. A third stack takes over its share",
      "  hospitals-0  9 customers",
      "  hospitals-1  8 customers",
      "  hospitals-2  14 customers",
      "  14 customers moved to it.",
      "4. Nothing is left to change",
    ]);
  }
  expect(await leftBehind(home, temporary)).toEqual([]);
});

test("without a PostgreSQL server, one sentence says what to install", async () => {
  const { exitCode, stdout, stderr } = await runExample({
    POSTGRES_BIN: temporary,
  });
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(stderr).toMatch(noServer);
});
