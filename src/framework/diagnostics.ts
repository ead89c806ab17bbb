import type { AttributePath } from "./schema/attribute-path";

/** What Terraform shows to its user. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  /** A short title, without a full stop. */
  readonly summary: string;
  /** What failed, the value received, what is allowed, what to do next. */
  readonly detail: string;
  /** The attribute that it is about, whenever that is known. */
  readonly path?: AttributePath;
}

/** Collects the diagnostics of one call. Expected failures go here; they are never thrown. */
export class Diagnostics {
  readonly #diagnostics: Diagnostic[] = [];

  /** Says that the call failed. */
  error(summary: string, detail: string, path?: AttributePath): void {
    this.#add("error", summary, detail, path);
  }

  /** Says what the user should know, though the call went well. */
  warning(summary: string, detail: string, path?: AttributePath): void {
    this.#add("warning", summary, detail, path);
  }

  /** Whether the call failed. */
  get hasErrors(): boolean {
    return this.#diagnostics.some(({ severity }) => severity === "error");
  }

  /** All of them, in the order in which they were said. */
  get list(): readonly Diagnostic[] {
    return this.#diagnostics;
  }

  #add(
    severity: Diagnostic["severity"],
    summary: string,
    detail: string,
    path: AttributePath | undefined,
  ): void {
    this.#diagnostics.push({
      severity,
      summary,
      detail,
      ...(path === undefined ? {} : { path }),
    });
  }
}
