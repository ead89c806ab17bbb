/**
 * Decodes UTF-8 strictly, without a byte order mark. A lenient decoder would replace the characters of another encoding,
 * and a name would change. Returns null if the bytes are not UTF-8.
 */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
