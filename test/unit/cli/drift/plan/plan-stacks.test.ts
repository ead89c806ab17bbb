import { once } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { CliError } from "../../../../../src/cli/cli-error";
import { planStacks } from "../../../../../src/cli/drift/plan/plan-stacks";
import type { RunProgram } from "../../../../../src/cli/drift/plan/run-program";
import type { ProgramResult } from "../../../../../src/system/run-program";
import { inState, stateOf } from "../../../../support/cli/plan-json";
import { sampleStack } from "../../../../support/cli/report-from";

/** What a fake terraform does. By default, it prints nothing and ends with 0. */
type Behaviour = (
  verb: string,
  stack: string,
  options: { readonly planFile: string; readonly signal: AbortSignal },
) =>
  | Partial<ProgramResult>
  | undefined
  | Promise<Partial<ProgramResult> | undefined>;

/** Plans stacks with a fake terraform. */
function plan(
  names: readonly string[],
  behave: Behaviour,
  {
    parallelism = 1,
    terraform = "terraform",
    signal = new AbortController().signal,
  } = {},
) {
  const calls: string[] = [];
  const progress: string[] = [];
  const planFiles: string[] = [];
  const run: RunProgram = async (file, args, { cwd, signal: stop }) => {
    const [verb = ""] = args;
    const stack = cwd.replace("/app/", "");
    const planFile = (args.at(-1) ?? "").replace("-out=", "");
    if (verb === "plan") planFiles.push(planFile);
    calls.push(`${file} ${verb} ${stack}`);
    const result = await behave(verb, stack, { planFile, signal: stop });
    const stdout = verb === "show" ? "{}" : "";
    return { exitCode: 0, stdout, stderr: "", ...result };
  };
  const stacks = names.map((name) => ({
    ...sampleStack,
    name,
    directory: `/app/${name}`,
  }));
  const planned = planStacks(stacks, {
    terraform,
    parallelism,
    run,
    onProgress: (line) => progress.push(line),
    signal,
  });
  return { planned, calls, progress, planFiles };
}

/** A plan that fails with an error, as `terraform plan -json` prints it. */
function failing(summary: string, detail = "") {
  const diagnostic = { severity: "error", summary, detail };
  return {
    exitCode: 1,
    stdout: `${JSON.stringify({ type: "diagnostic", diagnostic })}\n`,
  };
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, "abort");
}

describe("stacks", () => {
  test("are planned one by one if asked to, with progress", async () => {
    const { planned, calls, progress } = plan(["a", "b"], () => undefined);
    await planned;
    expect(calls).toEqual([
      "terraform plan a",
      "terraform show a",
      "terraform plan b",
      "terraform show b",
    ]);
    expect(progress).toEqual([
      "Planning a …",
      "Planned a, 1 of 2.",
      "Planning b …",
      "Planned b, 2 of 2.",
    ]);
  });

  test("are planned several at once, and returned in their order", async () => {
    const third = new AbortController();
    let running = 0;
    let most = 0;
    const { planned, progress } = plan(
      ["a", "b", "c"],
      async (verb, stack) => {
        if (verb !== "plan") return undefined;
        running += 1;
        most = Math.max(most, running);
        // The first waits for the last, which can only begin while the first runs.
        if (stack === "c") third.abort();
        if (stack === "a") await untilAborted(third.signal);
        running -= 1;
        return undefined;
      },
      { parallelism: 2 },
    );
    expect((await planned).map(({ stack }) => stack.name)).toEqual([
      "a",
      "b",
      "c",
    ]);
    expect(most).toBe(2);
    expect(progress.at(0)).toBe("Planning a …");
    expect(progress.at(-1)).toMatch(/^Planned [ac], 3 of 3\.$/);
  });

  test("are stopped by the first failure, which is thrown after all have ended", async () => {
    const ended: string[] = [];
    const { planned, calls, planFiles } = plan(
      ["a", "b", "c"],
      async (verb, stack, { signal }) => {
        if (stack === "b") {
          await untilAborted(signal);
          ended.push(verb);
          return undefined;
        }
        throw new CliError(`${verb} of ${stack} failed`);
      },
      { parallelism: 2 },
    );
    await expect(planned).rejects.toThrow("plan of a failed");
    expect(ended).toEqual(["plan", "show"]);
    expect(calls.toSorted()).toEqual([
      "terraform plan a",
      "terraform plan b",
      "terraform show b",
    ]);
    expect(planFiles.map((file) => existsSync(dirname(file)))).toEqual([
      false,
      false,
    ]);
  });

  test("are stopped if the user asks to", async () => {
    const user = new AbortController();
    const { planned, calls } = plan(
      ["a", "b"],
      async (_verb, _stack, { signal }) => {
        user.abort();
        await untilAborted(signal);
        signal.throwIfAborted();
      },
      { signal: user.signal },
    );
    await expect(planned).rejects.toMatchObject({ name: "AbortError" });
    expect(calls).toEqual(["terraform plan a"]);
  });

  test.each(["terraform", "tofu"])(
    "are initialised if %s asks for it, one at a time",
    async (terraform) => {
      const initialised = new Set<string>();
      let running = 0;
      const { planned, calls } = plan(
        ["a", "b", "c"],
        async (verb, stack) => {
          if (verb === "plan" && !initialised.has(stack))
            return failing(
              "Not initialised",
              `Please run "${terraform} init".`,
            );
          if (verb !== "init") return undefined;
          running += 1;
          expect(running).toBe(1);
          await new Promise(setImmediate);
          running -= 1;
          initialised.add(stack);
          return undefined;
        },
        { parallelism: 3, terraform },
      );
      expect(await planned).toHaveLength(3);
      expect(calls.filter((call) => call.endsWith(" a"))).toEqual([
        `${terraform} plan a`,
        `${terraform} init a`,
        `${terraform} plan a`,
        `${terraform} show a`,
      ]);
    },
  );
});

describe("a plan", () => {
  test.each([
    [
      "fails without standard output",
      { exitCode: 1, stderr: "oh no\n" },
      "oh no",
    ],
    [
      "cannot begin",
      failing("Bad block", "No\ttype."),
      "Error: Bad block\n\nNo\\u0009type.",
    ],
  ])(
    "that %s is an error with what tofu printed",
    async (_case, result, message) => {
      const { planned } = plan(["a"], () => result, { terraform: "tofu" });
      await expect(planned).rejects.toMatchObject({
        name: "CliError",
        message: `tofu plan of a ended with 1:\n\n${message}`,
      });
    },
  );

  test("that has very many errors is an error with the first of them, and their number", async () => {
    const { stdout, ...rest } = failing("Bad block", "x".repeat(1_000));
    const { planned } = plan(["a"], () => ({
      ...rest,
      stdout: stdout.repeat(100),
    }));
    const error: unknown = await planned.catch((thrown: unknown) => thrown);
    expect(String(error).length).toBeLessThan(5_000);
    expect(String(error)).toMatch(/x…\n\n100 errors in total$/);
  });
});

describe("a plan that fails halfway", () => {
  const refused = failing("The plan deactivates too many");
  const shown = JSON.stringify(stateOf(inState("a")));
  const refreshed = JSON.stringify({
    type: "refresh_complete",
    hook: { id_value: "cus_a" },
  });
  const behaviour =
    (stdout: string): Behaviour =>
    (verb, _stack, { planFile }) => {
      if (verb === "show") return { stdout: shown };
      writeFileSync(planFile, "");
      return { ...refused, stdout };
    };

  test("is returned with its errors, and does not stop the other stacks", async () => {
    const { planned } = plan(
      ["a", "b"],
      behaviour(`${refreshed}\n${refused.stdout}`),
    );
    expect(await planned).toMatchObject(
      ["a", "b"].map((name) => ({
        stack: { name },
        customers: [{ unknown: "next_deploy" }],
        errors: [{ summary: "The plan deactivates too many" }],
      })),
    );
  });

  test("is an error if no customer was looked at", async () => {
    const { planned } = plan(["a"], behaviour(refused.stdout));
    await expect(planned).rejects.toThrow(
      "terraform plan of a ended with 1:\n\nError: The plan deactivates too many",
    );
  });

  test("is an error if Terraform has not saved it", async () => {
    const { planned, calls } = plan(["a"], () => refused);
    await expect(planned).rejects.toThrow("terraform plan of a ended with 1");
    expect(calls).toEqual(["terraform plan a"]);
  });
});
