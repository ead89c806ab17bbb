import type { CallOptions, Client } from "@grpc/grpc-js";

const identity = (bytes: Buffer): Buffer => bytes;

/**
 * Calls a method with a client of grpc-js, bytes in and bytes out.
 *
 * @throws {ServiceError} With the gRPC status as its `code`.
 */
export function callUnary(
  client: Client,
  path: string,
  request: Uint8Array = Buffer.alloc(0),
  options: CallOptions & { signal?: AbortSignal } = {},
): Promise<Buffer> {
  const { signal, ...callOptions } = options;
  return new Promise((resolve, reject) => {
    const call = client.makeUnaryRequest(
      path,
      identity,
      identity,
      Buffer.from(request),
      callOptions,
      (error, response) => {
        if (error) reject(error);
        else resolve(response ?? Buffer.alloc(0));
      },
    );
    signal?.addEventListener("abort", () => {
      call.cancel();
    });
  });
}
