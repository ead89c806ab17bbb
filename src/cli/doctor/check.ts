/** The result of one check. */
export interface Check {
  readonly title: string;
  /** `warning` means that it works here, or may work, but often fails. */
  readonly status: "ok" | "warning" | "problem";
  readonly detail: string;
  /** What to do; absent if there is nothing to do. */
  readonly fix?: string;
}

/** Creates a builder of results with a title. */
export function checkOf(title: string) {
  return {
    ok: (detail: string): Check => ({ title, status: "ok", detail }),
    warning: (detail: string, fix: string): Check => ({
      title,
      status: "warning",
      detail,
      fix,
    }),
    problem: (detail: string, fix: string): Check => ({
      title,
      status: "problem",
      detail,
      fix,
    }),
  };
}
