import type { ImportedState, State } from "../../schema/inference";
import { isNeverNull, type Schema } from "../../schema/schema";

/** Whether each attribute that is never null has a value. After an import, some do not. */
export function isWholeState<S extends Schema>(
  { attributes }: S,
  state: State<S> | ImportedState<S>,
): state is State<S> {
  return Object.entries<unknown>(state).every(([name, value]) => {
    const attribute = attributes[name];
    return value !== null || attribute === undefined || !isNeverNull(attribute);
  });
}
