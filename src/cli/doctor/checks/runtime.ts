import { providerBundle } from "../../../constructs/provider/provider-files";
import { type Check, checkOf } from "../check";
import type { Facts } from "../facts";

/** Says which runtime the provider's script takes. */
export async function checkRuntime({
  machine,
}: Facts): Promise<Check | readonly Check[]> {
  const { ok, problem } = checkOf("Runtime");
  const result = await machine.run(providerBundle, ["--runtime"]);
  // The check of the provider reports that it is missing.
  if (result === null) return [];
  const runtime = result.stdout.trim();
  if (result.exitCode !== 0)
    return problem(
      "the provider cannot start",
      runtime === "" ? result.stderr.trim() : runtime,
    );
  return ok(
    runtime.startsWith("Node.js")
      ? `${runtime}; with Bun 1.4 on the PATH, it starts faster`
      : runtime,
  );
}
