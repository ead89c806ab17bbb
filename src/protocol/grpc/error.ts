/** The status codes of gRPC that this server sends, by name. */
const statusCodes = {
  CANCELLED: 1,
  RESOURCE_EXHAUSTED: 8,
  UNIMPLEMENTED: 12,
  INTERNAL: 13,
} as const;

/** The name of a gRPC status other than OK. */
export type GrpcStatus = keyof typeof statusCodes;

/** A failed call, with its gRPC status. */
export class GrpcError extends Error {
  override readonly name = "GrpcError";
  readonly status: GrpcStatus;

  constructor(status: GrpcStatus, message: string) {
    super(message);
    this.status = status;
  }
}

/** Percent encoding can triple the length, and a longer message would exceed HTTP/2's header block. */
const maxMessageLength = 4096;

/** The trailers of a failed call. Any error other than a {@link GrpcError} becomes INTERNAL. */
export function errorTrailers(error: unknown): Record<string, string> {
  const status = error instanceof GrpcError ? error.status : "INTERNAL";
  const message = error instanceof Error ? error.message : String(error);
  return {
    "grpc-status": String(statusCodes[status]),
    "grpc-message": percentEncode(message.slice(0, maxMessageLength)),
  };
}

/** Percent-encodes the percent sign and every UTF-8 byte that is not printable ASCII. */
function percentEncode(text: string): string {
  return Array.from(Buffer.from(text), (byte) =>
    byte >= 0x20 && byte <= 0x7e && byte !== 0x25
      ? String.fromCharCode(byte)
      : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`,
  ).join("");
}
