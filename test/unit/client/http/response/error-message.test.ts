import { expect, test } from "@jest/globals";
import { readErrorMessage } from "../../../../../src/client/http/response/error-message";

test.each([
  ['{"message":"m","error":"e"}', "m"],
  ['{"error":"e"}', "e"],
  ['{"error":{"message":"em"}}', "em"],
  ['{"message":"","error":"e"}', "e"],
  ['{"message":7,"error":{"message":"em"}}', "em"],
  ['{"error":{"message":7}}', '{"error":{"message":7}}'],
  ["[]", "[]"],
  ["null", "null"],
  ["<html>Bad gateway</html>", "<html>Bad gateway</html>"],
  ['{"message":', '{"message":'],
  ["", ""],
])("reads %j as %j", (body, expected) => {
  expect(readErrorMessage(body)).toBe(expected);
});
