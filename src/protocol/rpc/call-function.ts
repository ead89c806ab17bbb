import type { Diagnostic } from "../../framework/diagnostics";
import { checkResult } from "../../framework/engine/response-checks/check-responses";
import { unknownsIn } from "../../framework/engine/values/type-errors";
import { reportError } from "../../framework/failure";
import type { ProviderFunction } from "../../framework/function";
import type { Type } from "../../framework/schema/types";
import type { ObjectValue, Value } from "../../framework/schema/values";
import { decodeDynamicValue, encodeDynamicValue } from "../wire/dynamic-value";
import {
  CallFunction_Request,
  CallFunction_Response,
} from "../wire/generated/tfplugin6";
import type { DynamicValue, FunctionError } from "../wire/generated/tfplugin6";
import { createContext, type Rpc } from "./define-rpc";

/** Calls a function. The response has one error, and no diagnostics. */
export const callFunction: Rpc = (session) => (bytes, call) => {
  const context = createContext(session, call);
  const response: CallFunction_Response = {};
  let called: ProviderFunction | undefined;
  try {
    const request = CallFunction_Request.decode(bytes);
    called = session.find("function", request.name);
    const { args, isKnown } = decodeArguments(called, request.arguments);
    const result = called.call(args);
    checkResult(called.returns, { isKnown, result }, context.diagnostics);
    if (!context.diagnostics.hasErrors)
      response.result = encodeDynamicValue(result);
  } catch (error) {
    reportError(error, context);
  }
  const [error] = context.diagnostics.list;
  if (error !== undefined)
    response.error = {
      text: session.secrets.redact(errorText(error)),
      argument: called && argumentOf(called, error),
    };
  return Promise.resolve(CallFunction_Response.encode(response));
};

/** Decodes the arguments by their positions. A variadic parameter takes the rest. */
function decodeArguments(
  { parameters }: ProviderFunction,
  values: readonly DynamicValue[],
): { readonly args: ObjectValue; readonly isKnown: boolean } {
  let isKnown = true;
  const decode = (type: Type, value: DynamicValue | undefined): Value => {
    const decoded = decodeDynamicValue(type, value);
    isKnown &&= unknownsIn(type, decoded).length === 0;
    return decoded;
  };
  const args = Object.fromEntries(
    Object.entries(parameters).map(
      ([name, { type, variadic }], index): [string, Value] => [
        name,
        variadic === true
          ? values.slice(index).map((value) => decode(type, value))
          : decode(type, values[index]),
      ],
    ),
  );
  return { args, isKnown };
}

/** An error without its last full stop: Terraform ends the sentence that it puts the error in. */
function errorText({ summary, detail }: Diagnostic): string {
  return `${summary}: ${detail}`.replace(/\.$/, "");
}

/** The position of the argument that a path begins with. */
function argumentOf(
  { parameters }: ProviderFunction,
  { path }: Diagnostic,
): FunctionError["argument"] {
  const [first, second] = path?.steps ?? [];
  if (first === undefined || !("attribute" in first)) return undefined;
  const position = Object.keys(parameters).indexOf(first.attribute);
  if (position === -1) return undefined;
  const isVariadic = parameters[first.attribute]?.variadic === true;
  const index =
    isVariadic && second !== undefined && "index" in second ? second.index : 0;
  return { $case: "functionArgument", value: position + index };
}
