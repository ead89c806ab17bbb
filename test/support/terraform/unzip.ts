import { inflateRawSync } from "node:zlib";

const endOfDirectory = 0x06054b50;
const endOfDirectoryBytes = 22;
const deflated = 8;

/** Unpacks a zip archive, such as a Terraform plan file. Returns the contents by name. */
export function unzip(archive: Buffer): ReadonlyMap<string, Buffer> {
  let end = archive.length - endOfDirectoryBytes;
  while (archive.readUInt32LE(end) !== endOfDirectory) end -= 1;
  const count = archive.readUInt16LE(end + 10);
  let entry = archive.readUInt32LE(end + 16);
  const contents = new Map<string, Buffer>();
  for (let index = 0; index < count; index += 1) {
    const method = archive.readUInt16LE(entry + 10);
    const size = archive.readUInt32LE(entry + 20);
    const nameLength = archive.readUInt16LE(entry + 28);
    const local = archive.readUInt32LE(entry + 42);
    const data =
      local +
      30 +
      archive.readUInt16LE(local + 26) +
      archive.readUInt16LE(local + 28);
    const packed = archive.subarray(data, data + size);
    const name = archive.toString("utf8", entry + 46, entry + 46 + nameLength);
    contents.set(name, method === deflated ? inflateRawSync(packed) : packed);
    entry +=
      46 +
      nameLength +
      archive.readUInt16LE(entry + 30) +
      archive.readUInt16LE(entry + 32);
  }
  return contents;
}
