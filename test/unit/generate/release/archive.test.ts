import { expect, test } from "@jest/globals";
import { createArchive } from "../../../../src/generate/release/archive";
import { unzip } from "../../../support/terraform/unzip";

const files = [
  { name: "program", content: Buffer.from("run"), isExecutable: true },
  { name: "LICENSE", content: Buffer.from("text ".repeat(100)) },
];

/** The Unix modes in the directory of an archive, by the names of its files. */
function modesOf(archive: Uint8Array): Record<string, number> {
  const bytes = Buffer.from(archive);
  const modes: Record<string, number> = {};
  let entry = bytes.indexOf("PK\x01\x02");
  while (entry !== -1) {
    const nameLength = bytes.readUInt16LE(entry + 28);
    const name = bytes.toString("utf8", entry + 46, entry + 46 + nameLength);
    modes[name] = bytes.readUInt32LE(entry + 38) >>> 16;
    entry = bytes.indexOf("PK\x01\x02", entry + 46);
  }
  return modes;
}

test("an archive has the files, and only the program may be executed", () => {
  const archive = createArchive(files);
  expect([...unzip(Buffer.from(archive))]).toEqual(
    files.map(({ name, content }) => [name, content]),
  );
  expect(modesOf(archive)).toEqual({ program: 0o100755, LICENSE: 0o100644 });
});

test("the same files give the same bytes, in every time zone", () => {
  const zone = process.env.TZ;
  try {
    const archives = ["UTC", "Pacific/Kiritimati", "America/Los_Angeles"].map(
      (TZ) => {
        process.env.TZ = TZ;
        return Buffer.from(createArchive(files)).toString("hex");
      },
    );
    expect(new Set(archives).size).toBe(1);
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});
