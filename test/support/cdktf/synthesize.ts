import { tmpdir } from "node:os";
import { TerraformStack, Testing } from "cdktf";
import * as z from "zod/mini";
import { AvaraProvider } from "../../../src/index";

const attributes = z.record(z.string(), z.unknown());
const blocks = z._default(z.record(z.string(), attributes), {});

const stackSchema = z.object({
  resource: z._default(z.object({ avara_express_customer: blocks }), {
    avara_express_customer: {},
  }),
  data: z.optional(z.object({ avara_express_customer: blocks })),
  import: z._default(z.array(attributes), []),
});

/** The synthesized JSON of a stack with the Avara provider, without CDKTF's comments. */
export interface SynthesizedStack {
  /** The customers by the last part of their address. */
  readonly customers: Readonly<
    Record<string, Readonly<Record<string, unknown>>>
  >;
  /** The customers that are looked up, by the last part of their address. */
  readonly lookups: SynthesizedStack["customers"];
  readonly imports: readonly unknown[];
  /** The warnings, with the paths of their constructs. */
  readonly warnings: readonly (readonly [path: string, message: unknown])[];
  /** All of the JSON. */
  readonly document: unknown;
}

/** Synthesizes a stack that `build` fills, with all validations. */
export function synthesize(
  build: (stack: TerraformStack) => void,
): SynthesizedStack {
  // Nothing is written, and a default directory would be left behind.
  const app = Testing.app({ outdir: tmpdir() });
  const stack = new TerraformStack(app, "stack");
  new AvaraProvider(stack, "avara");
  build(stack);
  const document: unknown = JSON.parse(Testing.synth(stack, true));
  const parsed = stackSchema.parse(document);
  return {
    customers: parsed.resource.avara_express_customer,
    lookups: parsed.data?.avara_express_customer ?? {},
    imports: parsed.import,
    warnings: stack.node
      .findAll()
      .flatMap(({ node: { path, metadata } }) =>
        metadata
          .filter(({ type }) => type === "@cdktf/warn")
          .map(({ data }) => [path, data] as const),
      ),
    document,
  };
}
