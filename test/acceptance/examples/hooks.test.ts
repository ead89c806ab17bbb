/** Runs the example of hooks, as its readers do. */
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { Server } from "node:http";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import * as z from "zod/mini";
import { useCdktfProject } from "../../support/cdktf/use-cdktf-project";
import { commandOf, copyExample } from "../../support/pages/example-project";
import { liveCustomer } from "../../support/api/live-customers";

const addressSchema = z.object({ port: z.number() });

const stage = useCdktfProject();

let webHook: Server;
let heard: unknown[];
let isDown: boolean;

beforeEach(async () => {
  heard = [];
  isDown = false;
  webHook = createServer((request, response) => {
    void json(request).then((body) => {
      if (isDown) response.statusCode = 503;
      else heard.push(body);
      response.end();
    });
  });
  await once(webHook.listen(0, "127.0.0.1"), "listening");
});

afterEach(() => {
  webHook.close();
});

test("examples/hooks records a customer once, and calls a web hook for each transition", async () => {
  const { project, sandbox } = stage;
  await copyExample(project, "hooks");
  const command = await commandOf(
    "docs/guides/hooks.md",
    "examples/hooks/README.md",
  );
  const { port } = addressSchema.parse(webHook.address());
  const run = (line: string) =>
    project.succeed(
      "bash",
      "-euc",
      `export WEBHOOK_URL=http://127.0.0.1:${port}\n${line}`,
    );
  // Does the same as `cdktf deploy`, in less time.
  const deployAgain = () =>
    run(
      `npx tsx examples/hooks/main.ts
       terraform -chdir=cdktf.out/stacks/hooks apply -auto-approve`,
    );
  const setActive = async (active: boolean) => {
    const file = join(project.directory, "examples/hooks/main.ts");
    const source = await readFile(file, "utf8");
    await writeFile(
      file,
      source.replace(/active: \w+/, `active: ${String(active)}`),
    );
  };
  const name = "Lakeside General Hospital";

  await run(command);
  const { expressCustomerId: customerId } = liveCustomer(sandbox, name);
  expect(heard).toEqual([{ text: "Welcome back", customerId, name }]);
  await deployAgain();
  await setActive(false);
  await deployAgain();
  expect(heard.slice(1)).toEqual([{ text: "On pause", customerId, name }]);

  isDown = true;
  await setActive(true);
  await expect(deployAgain()).rejects.toThrow(
    "The web hook responded with 503.",
  );
  expect(liveCustomer(sandbox, name).isActive).toBe(true);
  isDown = false;
  await deployAgain();
  expect(heard.slice(2)).toEqual([{ text: "Welcome back", customerId, name }]);
  expect(await readFile(join(project.directory, "customers.csv"), "utf8")).toBe(
    `${customerId},${name}\n`,
  );
});
