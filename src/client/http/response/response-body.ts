import type { HttpResponse } from "../request";

/** A body, or its beginning. */
export interface ResponseBody {
  readonly bytes: Uint8Array;
  /** False if the body was longer than the limit: `bytes` is then its beginning. */
  readonly isComplete: boolean;
}

export const emptyBody: ResponseBody = {
  bytes: new Uint8Array(),
  isComplete: true,
};

/** How much is read of a text that is only for an error message, which shows less. */
export const maxExcerptBytes = 64 * 1024;

/** Decodes the beginning of a body, whatever its bytes are. */
export function decodeBeginning({ bytes }: ResponseBody): string {
  return new TextDecoder().decode(bytes.subarray(0, maxExcerptBytes));
}

/** Reads at most `maxBytes` bytes of a body, decompressed. The rest of a longer one is not read. */
export async function readResponseBody(
  { body }: HttpResponse,
  maxBytes: number,
): Promise<ResponseBody> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size > maxBytes)
      return {
        bytes: Buffer.concat(chunks).subarray(0, maxBytes),
        isComplete: false,
      };
  }
  return { bytes: Buffer.concat(chunks), isComplete: true };
}
