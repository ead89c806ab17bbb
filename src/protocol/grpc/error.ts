/** The status codes of gRPC that this server sends, by name. */
const statusCodes = {
  CANCELLED: 1,
  RESOURCE_EXHAUSTED: 8,
  UNIMPLEMENTED: 12,
  INTERNAL: 13,
} as const;

/** The name of a gRPC status other than OK. */
export type GrpcStatus = keyof typeof statusCodes;

/** A failed call, with the gRPC status that tells the caller why. */
export class GrpcError extends Error {
  override readonly name = "GrpcError";
  readonly status: GrpcStatus;

  constructor(status: GrpcStatus, message: string) {
    super(message);
    this.status = status;
  }
}

/** A longer message would not fit into a header block of HTTP/2, percent-encoded three bytes a character. */
const maxMessageLength = 4096;

/** The trailers of a failed call. Whatever is not a {@link GrpcError} is INTERNAL. */
export function errorTrailers(error: unknown): Record<string, string> {
  const status = error instanceof GrpcError ? error.status : "INTERNAL";
  const message = error instanceof Error ? error.message : String(error);
  return {
    "grpc-status": String(statusCodes[status]),
    "grpc-message": percentEncode(message.slice(0, maxMessageLength)),
  };
}

/** Percent-encodes the UTF-8 bytes that are not printable ASCII, and the percent sign. */
function percentEncode(text: string): string {
  return Array.from(Buffer.from(text), (byte) =>
    byte >= 0x20 && byte <= 0x7e && byte !== 0x25
      ? String.fromCharCode(byte)
      : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`,
  ).join("");
}
