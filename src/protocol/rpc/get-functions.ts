import type { AnyFunction } from "../../framework/any-part";
import type { Parameter } from "../../framework/function";
import {
  GetFunctions_Request,
  GetFunctions_Response,
  StringKind,
} from "../wire/generated/tfplugin6";
import type {
  Function as FunctionMessage,
  Function_Parameter,
} from "../wire/generated/tfplugin6";
import { typeBytes } from "../wire/schema-message";
import { defineRpc } from "./define-rpc";

/** Returns the signatures of all functions. */
export const getFunctions = defineRpc(
  GetFunctions_Request,
  GetFunctions_Response,
  ({ provider }) => ({ functions: functionMessages(provider.functions) }),
);

/** Converts the signatures of functions to their protocol messages, by name. */
export function functionMessages(
  functions: readonly AnyFunction[] = [],
): Record<string, FunctionMessage> {
  return Object.fromEntries(
    functions.map((one) => [one.name, functionMessage(one)]),
  );
}

function functionMessage({
  parameters,
  returns,
  summary,
  description,
  deprecated = "",
}: AnyFunction): FunctionMessage {
  const all = Object.entries(parameters);
  const variadic = all.find(([, one]) => one.variadic === true);
  return {
    parameters: all
      .filter((one) => one !== variadic)
      .map(([name, one]) => parameterMessage(name, one)),
    ...(variadic && { variadicParameter: parameterMessage(...variadic) }),
    return: { type: typeBytes(returns) },
    summary,
    description,
    descriptionKind: StringKind.MARKDOWN,
    deprecationMessage: deprecated,
  };
}

function parameterMessage(
  name: string,
  { type, description, allowNull, allowUnknown }: Parameter,
): Function_Parameter {
  return {
    name,
    type: typeBytes(type),
    allowNullValue: allowNull ?? false,
    allowUnknownValues: allowUnknown ?? false,
    description,
    descriptionKind: StringKind.MARKDOWN,
  };
}
