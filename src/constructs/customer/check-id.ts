import type { Construct } from "constructs";
import { describeReceived } from "../../text/quote";
import { PropsError } from "../props/props-error";

/** Whether a construct can have an id. `constructs` stores children in an object, which already has a `constructor`. */
export function isUsableId(id: string): boolean {
  return !(id in {});
}

/**
 * Checks the id of a construct. `constructs` itself would report that the scope has another construct of this name.
 *
 * @throws {PropsError} if the id cannot be used, such as `constructor` or `toString`
 */
export function checkId(scope: Construct, id: string): void {
  if (isUsableId(id)) return;
  throw new PropsError(`${scope.node.path}/${id}`, [
    {
      prop: "the id",
      expected: "one that is not a property of every JavaScript object",
      received: describeReceived(id),
    },
  ]);
}
