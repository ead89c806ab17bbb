import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { terraformProgram } from "../../../src/cli/machine/terraform-program";
import { useStory } from "../../support/demo/use-story";
import { repository } from "../../support/repository";
import { tooManyDeactivations } from "../../support/terraform/too-many-deactivations";

const story = useStory("quickstart");

function maskVariableParts(text: string): string {
  return text.replaceAll(/cus_\w+/g, "cus_…").replaceAll(/\d+\.\d s/g, "… s");
}

/** The lines of the picture in the README, up to the error, whose parts have no fixed order. */
async function linesOfPicture(): Promise<string[]> {
  const svg = await readFile(join(repository, "docs/story.svg"), "utf8");
  const [text = ""] = svg.split("Error:");
  return [...text.matchAll(/<text.*?>(.*)<\/text>/g)].map(([, line = ""]) =>
    maskVariableParts(
      line
        .replaceAll(/<.*?>/g, "")
        .replaceAll("\u00a0", " ")
        .replaceAll(/&#(\d+);/g, (_, code) =>
          String.fromCharCode(Number(code)),
        ),
    ),
  );
}

/** Which of the three customers is active, in each table. */
function activeColumns(stdout: string): string[] {
  return stdout
    .split(/^ {2}name .*\n/m)
    .slice(1)
    .map((table) =>
      [...table.matchAll(/^ {2}\S.*? {2}(\*?(?:yes|no)) {2,}\S/gm)]
        .map(([, active]) => active)
        .join(" "),
    );
}

test("the story runs to its end, is verified, and leaves nothing behind", async () => {
  const { exitCode, stdout, stderr } = await story.run();
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout.match(/^\d\. .*$/gm)).toEqual([
    "1. Deploy three customers, one of them inactive",
    "2. Change two of them outside Terraform",
    "3. A drift report shows exactly this",
    "4. The next deployment fixes it",
    "5. Activate the inactive customer in code",
    "6. An accident that does not happen",
    "7. Nothing is left to change",
  ]);
  expect(activeColumns(stdout)).toEqual([
    "no yes yes",
    "no *no yes",
    "no *yes yes",
    "*yes yes yes",
  ]);
  expect(stdout).toContain(
    "✗ Lakeside General Hospital: deactivated outside Terraform, 70 users\n",
  );
  expect(stdout).toContain("\n  The same as a page: dist/drift.html\n");
  expect(await readFile(join(repository, "dist/drift.html"), "utf8")).toContain(
    "2 of 3 customers in 1 stack differ, with 120 users",
  );
  expect(stdout).toMatch(/- active: false,\n {2}\+ active: true,\n/);
  expect(stdout).toMatch(tooManyDeactivations);
  // Terraform plans customers at the same time, in any order.
  expect(stdout).toMatch(/- "St\. Anne.*" \(cus_\w+\) with 50 users\n/);
  expect(stdout).toMatch(/- "Lakeside.*" \(cus_\w+\) with 70 users\n/);
  expect(stdout).toMatch(
    /Everything was verified, in \d+ seconds\. Next:\n[^]*everything else\n$/,
  );
  expect(await story.leftovers()).toEqual([]);
  const printed = maskVariableParts(stdout).split("\n");
  expect(printed).toEqual(expect.arrayContaining(await linesOfPicture()));
});

test("without terraform on the PATH, one sentence says what to install, before anything is built", async () => {
  const { exitCode, stdout, stderr } = await story.run({
    args: ["--build"],
    env: { PATH: "", TERRAFORM_BINARY_NAME: undefined },
  });
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(stderr).toBe(
    "There is no terraform on the PATH: install Terraform from https://developer.hashicorp.com/terraform/install, and try again.\n",
  );
  expect(await story.leftovers()).toEqual([]);
});

test("a program that fails is shown in full, and ends the story with exit code 1", async () => {
  const bin = join(story.temporary, "tsx-bin");
  await mkdir(bin);
  await writeFile(
    join(bin, "terraform"),
    '#!/bin/sh\n[ "$1" = version ] && PATH=$REAL_PATH exec $REAL_TERRAFORM "$@"\necho "Refused: $1" >&2\nexit 1\n',
    { mode: 0o755 },
  );
  const REAL_PATH = process.env.PATH ?? "";
  const { exitCode, stdout, stderr } = await story.run({
    env: {
      PATH: `${bin}:${REAL_PATH}`,
      REAL_PATH,
      REAL_TERRAFORM: terraformProgram(process.env),
      TERRAFORM_BINARY_NAME: undefined,
    },
  });
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^ {2}✗ cdktf deploy \d+\.\d s\n$/m);
  expect(stderr).toContain("ended with 1:\n");
  expect(stderr).toContain("Refused: init");
});

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s stops the story, and leaves nothing behind",
  async (signal) => {
    let isStopped = false;
    const { exitCode, stderr } = await story.run({
      onOutput: ({ output, kill }) => {
        if (isStopped || !output.stdout.includes("1. Deploy")) return;
        isStopped = true;
        kill(signal);
      },
    });
    expect(exitCode).toBe(130);
    expect(stderr).toBe("\nStopped. Nothing is left behind.\n");
    expect(await story.leftovers()).toEqual([]);
  },
);
