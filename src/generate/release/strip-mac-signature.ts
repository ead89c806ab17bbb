/**
 * Removes the signature of a macOS executable for amd64.
 *
 * Bun signs what it compiles for arm64, without an identity, as those processors require. For amd64 it leaves the
 * signature of its own executable, which no longer fits, and macOS would stop a process with it. Without a signature,
 * such an executable runs.
 *
 * @throws {Error} if the file is not in the format Mach-O of 64 bits, or its signature is not its last load command
 */
export function stripMacSignature(executable: Buffer): Buffer {
  const stripped = Buffer.from(executable);
  if (stripped.readUInt32LE(0) !== machO64)
    throw new Error("This is not an executable for macOS.");
  const count = stripped.readUInt32LE(offsets.commandCount);
  const bytes = stripped.readUInt32LE(offsets.commandBytes);
  const last = offsets.commands + bytes - signatureCommandBytes;
  if (
    stripped.readUInt32LE(last) !== signatureCommand ||
    stripped.readUInt32LE(last + 4) !== signatureCommandBytes
  )
    throw new Error("The signature is not the last load command.");
  stripped.writeUInt32LE(count - 1, offsets.commandCount);
  stripped.writeUInt32LE(bytes - signatureCommandBytes, offsets.commandBytes);
  return stripped.fill(0, last, last + signatureCommandBytes);
}

const machO64 = 0xfeedfacf;
const signatureCommand = 0x1d;
const signatureCommandBytes = 16;
const offsets = { commandCount: 16, commandBytes: 20, commands: 32 };
