// Not `instanceof Error`: test runners load this code in another realm than Node's own classes.

/** The code of an error of the operating system, such as `ENOENT`; undefined for anything else. */
export function osErrorCode(error: unknown): string | undefined {
  const code = propertyOf(error, "code");
  return typeof code === "string" ? code : undefined;
}

/** The message of a thrown value. */
export function messageOf(error: unknown): string {
  const message = propertyOf(error, "message");
  return typeof message === "string" ? message : String(error);
}

function propertyOf(value: unknown, name: "code" | "message"): unknown {
  return typeof value === "object" && value !== null
    ? Reflect.get(value, name)
    : undefined;
}
