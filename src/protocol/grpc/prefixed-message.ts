import { GrpcError } from "./error";

/** A flag byte (1: compressed) and the message's length as a 32-bit big-endian integer. */
const prefixBytes = 5;

/** Adds gRPC's length prefix to a message. */
export function prefixMessage(message: Uint8Array): Buffer {
  const prefixed = Buffer.allocUnsafe(prefixBytes + message.byteLength);
  prefixed.writeUInt8(0, 0);
  prefixed.writeUInt32BE(message.byteLength, 1);
  prefixed.set(message, prefixBytes);
  return prefixed;
}

/**
 * Extracts the message from the body of a unary request.
 *
 * @throws {GrpcError} UNIMPLEMENTED for a compressed message, INTERNAL for a body that is not exactly one message
 */
export function readPrefixedMessage(body: Buffer): Buffer {
  if (body.byteLength < prefixBytes)
    throw new GrpcError(
      "INTERNAL",
      `The request ended after ${body.byteLength} bytes, before the message's length.`,
    );
  if (body.readUInt8(0) !== 0)
    throw new GrpcError(
      "UNIMPLEMENTED",
      "The request is compressed. This server takes uncompressed messages only.",
    );
  const declaredBytes = body.readUInt32BE(1);
  const message = body.subarray(prefixBytes);
  if (message.byteLength !== declaredBytes)
    throw new GrpcError(
      "INTERNAL",
      `The request contains ${message.byteLength} bytes, but announced one message of ${declaredBytes} bytes.`,
    );
  return message;
}
