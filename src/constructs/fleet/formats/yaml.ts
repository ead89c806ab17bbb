import {
  LineCounter,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
} from "yaml";
import type { Document } from "yaml";
import type { FleetEntry } from "../entry";
import { FleetError } from "../fleet-error";

/**
 * Reads a list of entries in YAML or JSON, which is a subset of YAML.
 *
 * @param file what an error calls the file
 * @throws {FleetError} if the text is not valid, or not a list
 */
export function readYamlFleet(
  file: string,
  text: string,
  schema: "core" | "json",
): readonly FleetEntry[] {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter,
    prettyErrors: false,
    schema,
  });
  const locationOf = (offset: number) =>
    `${file}:${lineCounter.linePos(offset).line}`;
  const faults = [...document.errors, ...document.warnings].map(
    ({ pos: [offset], message }) => `${locationOf(offset)}: ${message}.`,
  );
  if (faults.length > 0) throw new FleetError(faults.join("\n"));
  // The file is trusted, and may use an alias for every customer.
  const values: unknown = document.toJS({ maxAliasCount: -1 });
  if (!Array.isArray(values))
    throw new FleetError(
      `${file}:1: The file must contain a list of customers.`,
    );
  return values.map((value: unknown, index) => ({
    value,
    locate: (path = []) => locationOf(offsetOf(document, [index, ...path])),
  }));
}

/** The offset of a field's key or of an entry. If it does not exist, the offset of its parent. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let offset = 0;
  let node: unknown = document.contents;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    const [start, next] = isMap(node)
      ? fieldOf(node.items, step)
      : isSeq(node)
        ? [node.items[Number(step)], node.items[Number(step)]]
        : [];
    if (!isNode(start)) break;
    offset = start.range?.[0] ?? offset;
    node = next;
  }
  return offset;
}

function fieldOf(
  pairs: readonly { readonly key: unknown; readonly value: unknown }[],
  name: PropertyKey,
): readonly unknown[] {
  const pair = pairs.find(
    ({ key }) => isScalar(key) && String(key.value) === name,
  );
  return pair === undefined ? [] : [pair.key, pair.value];
}
