/** The library fast-check, which draws the same values in each run of the tests. */
import fc from "fast-check";

// Other values: FAST_CHECK_SEED=2 npm test.
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 1) });

export * from "fast-check";
export default fc;
