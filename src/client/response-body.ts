/** A body as it came, or its beginning. */
export interface ResponseBody {
  readonly bytes: Uint8Array;
  /** False where the body was longer than the limit: `bytes` holds its beginning then. */
  readonly isComplete: boolean;
}

/** So much is read where the text is for an error message only, which shows less. */
export const maxExcerptBytes = 64 * 1024;

/** The beginning of a body as text, whatever its bytes are. */
export function decodeBeginning({ bytes }: ResponseBody): string {
  return new TextDecoder().decode(bytes.subarray(0, maxExcerptBytes));
}

/** Reads a body of at most `maxBytes` bytes, decompressed; of a longer one, the rest is not read. */
export async function readBody(
  response: Response,
  maxBytes: number,
): Promise<ResponseBody> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  while (reader !== undefined) {
    const read: { done: boolean; value?: unknown } = await reader.read();
    if (read.done) break;
    const chunk = read.value;
    if (!(chunk instanceof Uint8Array))
      throw new TypeError("the body is not a stream of bytes");
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size > maxBytes) {
      // Not awaited: what is thrown away need not arrive first.
      reader.cancel().catch(() => undefined);
      return {
        bytes: Buffer.concat(chunks).subarray(0, maxBytes),
        isComplete: false,
      };
    }
  }
  return { bytes: Buffer.concat(chunks), isComplete: true };
}
