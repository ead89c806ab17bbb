import {
  checkIdentity,
  checkState,
} from "../../framework/engine/response-checks/check-responses";
import { reportError } from "../../framework/failure";
import type { ListedObject } from "../../framework/list-resource";
import type { CallContext } from "../../framework/call-context";
import type { Resource } from "../../framework/resource";
import { encodeDynamicValue } from "../wire/dynamic-value";
import {
  ListResource_Event,
  ListResource_Request,
} from "../wire/generated/tfplugin6";
import { identityMessage } from "../wire/identity-message";
import { defineStream } from "./define-stream";

/** Lists the objects of a resource type, one event for each. The last one has the warnings and the error. */
export const listResource = defineStream(
  ListResource_Request,
  ListResource_Event,
  async function* (session, request, context, diagnosticMessages) {
    const limit = request.limit > 0 ? request.limit : Infinity;
    const includesState = request.includeResourceObject;
    let listed = 0;
    let last: Partial<ListResource_Event> | undefined;
    try {
      const resource = session.find("resource", request.typeName);
      const list = session.find("list resource", request.typeName);
      const objects = list.list({
        ...context,
        config: session.decodeConfig(list.schema, request.config),
        includesState,
        limit,
        providerData: session.providerData,
      });
      for await (const object of objects) {
        if (listed === limit) {
          context.diagnostics.warning(
            "The list is not complete",
            `The limit of ${limit} is reached, and there is more. Raise limit, or filter the list.`,
          );
          break;
        }
        check(resource, object, context);
        if (context.diagnostics.hasErrors) break;
        if (last !== undefined) yield last;
        last = {
          identity: identityMessage(object.identity),
          displayName: object.displayName,
          ...(includesState && {
            resourceObject: encodeDynamicValue(object.state),
          }),
        };
        listed += 1;
      }
    } catch (error) {
      if (!context.signal.aborted) reportError(error, context);
    }
    // Terraform reads no further than the limit, so the last object carries the diagnostics.
    const diagnostic = diagnosticMessages();
    if (last !== undefined || diagnostic.length > 0)
      yield { ...last, diagnostic };
  },
);

function check(
  { schema, identity }: Resource,
  object: ListedObject,
  { diagnostics }: CallContext,
): void {
  if (identity !== undefined)
    checkIdentity(
      identity.schema,
      { prior: null, identity: object.identity },
      diagnostics,
    );
  checkState(schema, object.state, diagnostics);
}
