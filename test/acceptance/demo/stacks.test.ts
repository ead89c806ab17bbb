import { expect, test } from "@jest/globals";
import { findPostgres } from "../../../demo/stacks/find-postgres";
import { useStory } from "../../support/demo/use-story";

const story = useStory("stacks");

const noServer =
  /^There is no PostgreSQL server on this machine .* POSTGRES_BIN .*\n$/;

test("customers are deployed in stacks with locks, and moved to another stack, if there is a PostgreSQL server", async () => {
  const { exitCode, stdout, stderr } = await story.run();
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
  expect(await story.leftovers()).toEqual([]);
});

test("without a PostgreSQL server, one sentence says what to install", async () => {
  const { exitCode, stdout, stderr } = await story.run({
    env: { POSTGRES_BIN: story.temporary },
  });
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(stderr).toMatch(noServer);
});
