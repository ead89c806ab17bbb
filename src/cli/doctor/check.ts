/** The result of one check. */
export interface Check {
  readonly title: string;
  /** `warning` means that it works here, or may work, but often fails. */
  readonly status: "ok" | "warning" | "problem";
  readonly detail: string;
  /** What to do; absent if there is nothing to do. */
  readonly fix?: string;
}

/** Builds results with one title. */
export interface CheckBuilder {
  readonly ok: (detail: string) => Check;
  readonly warning: (detail: string, fix: string) => Check;
  readonly problem: (detail: string, fix: string) => Check;
}

/** Creates a builder of results with a title. */
export function checkOf(title: string): CheckBuilder {
  return {
    ok: (detail) => ({ title, status: "ok", detail }),
    warning: (detail, fix) => ({ title, status: "warning", detail, fix }),
    problem: (detail, fix) => ({ title, status: "problem", detail, fix }),
  };
}
