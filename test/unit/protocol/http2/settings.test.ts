import { expect, test } from "@jest/globals";
import {
  decodeSettings,
  encodeSettings,
} from "../../../../src/protocol/http2/settings";

const setting = (id: number, value: number): Buffer => {
  const bytes = Buffer.alloc(6);
  bytes.writeUInt16BE(id);
  bytes.writeUInt32BE(value, 2);
  return bytes;
};

test("a caller may send two gibibytes on a stream", () => {
  expect(decodeSettings(encodeSettings())).toEqual({
    streamWindow: 2 ** 31 - 1,
    maxPayload: undefined,
  });
});

test("the last value of a setting counts, and unknown settings are ignored", () => {
  const settings = [
    setting(5, 16_384),
    setting(99, 1),
    setting(5, 2 ** 24 - 1),
  ];
  expect(decodeSettings(Buffer.concat(settings))).toEqual({
    streamWindow: undefined,
    maxPayload: 2 ** 24 - 1,
  });
});

test.each([
  ["FLOW_CONTROL_ERROR", setting(4, 2 ** 31)],
  ["PROTOCOL_ERROR", setting(5, 16_383)],
  ["PROTOCOL_ERROR", setting(5, 2 ** 24)],
  ["FRAME_SIZE_ERROR", setting(5, 16_384).subarray(1)],
])("a value that is not allowed is a %s", (code, payload) => {
  expect(() => decodeSettings(payload)).toThrow(
    expect.objectContaining({ code }),
  );
});
