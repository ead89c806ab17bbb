import type { AttributePath } from "./attribute-path";

/** An error or a warning that Terraform shows to its user. */
export interface Diagnostic {
  /** An error fails the call, a warning does not. */
  readonly severity: "error" | "warning";
  /** A short title, without a full stop. */
  readonly summary: string;
  /** What failed, the value received, what is allowed, what to do next. */
  readonly detail: string;
  /** The attribute that the diagnostic is about. @default the whole block */
  readonly path?: AttributePath | undefined;
}

/** Collects the diagnostics of one call. To stop at an expected failure, throw a `Failure` instead. */
export class Diagnostics {
  readonly #diagnostics: Diagnostic[] = [];

  /** Reports a failure. A call with at least one error has failed. */
  error(summary: string, detail: string, path?: AttributePath): void {
    this.#diagnostics.push({ severity: "error", summary, detail, path });
  }

  /** Reports something that the user should know although the call succeeds. */
  warning(summary: string, detail: string, path?: AttributePath): void {
    this.#diagnostics.push({ severity: "warning", summary, detail, path });
  }

  /** Whether any error has been reported. */
  get hasErrors(): boolean {
    return this.#diagnostics.some(({ severity }) => severity === "error");
  }

  /** All diagnostics, in the order in which they were reported. */
  get list(): readonly Diagnostic[] {
    return this.#diagnostics;
  }
}
