import { excerpt } from "../../../text/excerpt";
import { decodeUtf8 } from "../../../text/utf8";
import { FleetError } from "../fleet-error";

const newline = 0x0a;

/**
 * Decodes the text of a file, which must be UTF-8, with or without a byte order mark.
 *
 * @param file what an error calls the file
 * @throws {FleetError} naming the first line that is not UTF-8, and the fix
 */
export function decodeFile(file: string, bytes: Uint8Array): string {
  const text = decodeUtf8(bytes);
  if (text !== null && !text.includes("\0")) return text;
  // In UTF-16, every second byte of an English text is null. This is valid in UTF-8.
  if (text !== null || isUtf16(bytes))
    throw new FleetError(
      `${file}:1: The file must be UTF-8; received UTF-16 or data that is not text. ${fixFor("UTF-16", file)}`,
    );
  const { line, number } = firstInvalidLine(bytes);
  throw new FleetError(
    `${file}:${number}: The file must be UTF-8, and a character of this line is not: ${excerpt(new TextDecoder().decode(line), 80)}\n${fixFor("WINDOWS-1252", file)}`,
  );
}

function fixFor(encoding: string, file: string): string {
  return `Save the file as UTF-8 (in Excel: "CSV UTF-8"), or convert it: iconv -f ${encoding} -t UTF-8 ${file}`;
}

function isUtf16([first, second]: Uint8Array): boolean {
  return (
    (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  );
}

/** No character of UTF-8 contains the byte of a line break, so that each line can be decoded alone. */
function firstInvalidLine(bytes: Uint8Array): {
  readonly line: Uint8Array;
  readonly number: number;
} {
  let start = 0;
  for (let number = 1; ; number += 1) {
    const end = bytes.indexOf(newline, start);
    const line = bytes.subarray(start, end === -1 ? undefined : end);
    if (end === -1 || decodeUtf8(line) === null) return { line, number };
    start = end + 1;
  }
}
