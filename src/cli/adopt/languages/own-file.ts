/**
 * The format of the files that adopt writes: a first line with a digest of the declarations, the declarations, and the
 * imports. From the digest, adopt knows whether the file that it would replace was edited.
 */
import { createHash } from "node:crypto";

/** The parts of a file that adopt writes. */
export interface OwnFile {
  /** What begins a comment. */
  readonly comment: "//" | "#";
  readonly declarations: string;
  /** @default none */
  readonly imports?: string;
}

const title =
  "Written by cdktf-avara adopt. It replaces this file only while the declarations are unchanged:";
const importsTitle =
  "Needed for the first deployment only. Then delete this line and everything below it.";

/** Writes a file. */
export function formatOwnFile({
  comment,
  declarations,
  imports,
}: OwnFile): string {
  return `${comment} ${title} ${digestOf(declarations)}

${declarations.trim()}
${imports === undefined ? "" : `\n${comment} ${importsTitle}\n\n${imports.trim()}\n`}`;
}

/**
 * Reads the keys of the customers in a file, by their ids. Returns null if the declarations are not exactly as adopt
 * wrote them.
 *
 * @param pattern finds the id and the key of each customer in the declarations
 */
export function readOwnKeys(
  text: string,
  comment: OwnFile["comment"],
  pattern: RegExp,
): ReadonlyMap<string, string> | null {
  const [first = "", ...rest] = text.split("\n");
  const end = rest.indexOf(`${comment} ${importsTitle}`);
  const declarations = rest.slice(0, end === -1 ? rest.length : end).join("\n");
  if (first !== `${comment} ${title} ${digestOf(declarations)}`) return null;
  const found = [...declarations.matchAll(pattern)];
  // Without a customer, it is in another language.
  if (found.length === 0) return null;
  return new Map(found.map(([, id = "", key = ""]) => [id, key]));
}

/** Ignores blank lines at both ends, because users may delete them with the imports. */
function digestOf(declarations: string): string {
  const hash = createHash("sha256").update(declarations.trim());
  return hash.digest("hex").slice(0, 16);
}
