import { describe, expect, test } from "@jest/globals";
import fc from "../../../support/fast-check";
import { errorTrailers, GrpcError } from "../../../../src/protocol/grpc/error";

describe("the trailers of a failed call", () => {
  test.each([
    [new GrpcError("CANCELLED", "Gone"), "1", "Gone"],
    [new GrpcError("RESOURCE_EXHAUSTED", "Too much"), "8", "Too much"],
    [new GrpcError("UNIMPLEMENTED", "No"), "12", "No"],
    [new Error("It broke"), "13", "It broke"],
    ["It broke", "13", "It broke"],
    [undefined, "13", "undefined"],
    [new Error("100 %\nné 😀"), "13", "100 %25%0An%C3%A9 %F0%9F%98%80"],
  ])("of %s", (error, status, message) => {
    expect(errorTrailers(error)).toEqual({
      "grpc-status": status,
      "grpc-message": message,
    });
  });

  test("contain a message that can be decoded, and fit into a header block", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 20_000, size: "max" }),
        (text) => {
          const encoded = errorTrailers(new Error(text))["grpc-message"] ?? "";
          expect(encoded).toMatch(/^[ -~]*$/);
          expect(encoded.length).toBeLessThan(60_000);
          // A character that was cut in two becomes U+FFFD.
          const decoded = decodeURIComponent(encoded).replace(/\uFFFD$/, "");
          expect(text.startsWith(decoded)).toBe(true);
        },
      ),
    );
  });
});
