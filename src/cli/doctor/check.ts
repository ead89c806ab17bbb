/** What was found out about one thing. */
export interface Check {
  readonly title: string;
  /** `warning`: it works here, or may work, but often fails. */
  readonly status: "ok" | "warning" | "problem";
  readonly detail: string;
  /** What to do; absent if there is nothing to do. */
  readonly fix?: string;
}

/** Builds the checks of one thing. */
export interface CheckBuilder {
  readonly ok: (detail: string) => Check;
  readonly warning: (detail: string, fix: string) => Check;
  readonly problem: (detail: string, fix: string) => Check;
}

/** Returns what builds checks with a title. */
export function checkOf(title: string): CheckBuilder {
  return {
    ok: (detail) => ({ title, status: "ok", detail }),
    warning: (detail, fix) => ({ title, status: "warning", detail, fix }),
    problem: (detail, fix) => ({ title, status: "problem", detail, fix }),
  };
}
