import type { AttributePath } from "../schema/attribute-path";
import type { Nesting } from "../schema/schema";
import { isListValue, isMapValue, isObjectValue } from "../schema/values";
import type { ObjectValue, Value } from "../schema/values";

/** An object inside the value of a nested attribute, with its path. */
export interface NestedObject {
  readonly path: AttributePath;
  readonly object: ObjectValue;
}

/** The known objects inside the value of a nested attribute. */
export function nestedObjects(
  nesting: Nesting,
  value: Value,
  path: AttributePath,
): readonly NestedObject[] {
  const entries: (readonly [AttributePath, Value])[] =
    nesting.mode === "single"
      ? [[path, value]]
      : isMapValue(value)
        ? [...value].map(([key, object]) => [path.key(key), object] as const)
        : isListValue(value)
          ? value.map(
              (object, index) =>
                // An element of a set has no path of its own.
                [
                  nesting.mode === "list" ? path.index(index) : path,
                  object,
                ] as const,
            )
          : [];
  return entries.flatMap(([at, object]) =>
    isObjectValue(object) ? [{ path: at, object }] : [],
  );
}

/** Applies `change` to each object inside the value of a nested attribute. */
export function mapNestedObjects(
  nesting: Nesting,
  value: Value,
  change: (object: ObjectValue) => ObjectValue,
): Value {
  const changed = (inner: Value): Value =>
    isObjectValue(inner) ? change(inner) : inner;
  if (nesting.mode === "single") return changed(value);
  if (isMapValue(value))
    return new Map([...value].map(([key, inner]) => [key, changed(inner)]));
  return isListValue(value) ? value.map(changed) : value;
}
