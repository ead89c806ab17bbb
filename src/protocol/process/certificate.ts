import type { SigningKey } from "../runtime/signing-key";
import {
  bitString,
  boolean,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  set,
  tagged,
  time,
  unsignedInteger,
  utf8String,
} from "./der";

/** A certificate with its private key. Both stay in memory. */
export interface Certificate {
  readonly der: Buffer;
  readonly certificatePem: string;
  readonly privateKeyPem: string;
}

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Creates a self-signed certificate for the host name `localhost`. It is valid from one day before `now`, in case the
 * clocks differ, until ten years after.
 */
export async function createCertificate(
  now: Date,
  key: SigningKey,
): Promise<Certificate> {
  const toBeSigned = sequence(
    explicit(0, integer(Buffer.of(version3))),
    integer(serialOf(key)),
    ecdsaWithSha256,
    localhostName,
    sequence(
      time(new Date(now.getTime() - dayMs)),
      time(new Date(now.getTime() + 3650 * dayMs)),
    ),
    localhostName,
    key.publicKeyDer,
    explicit(3, sequence(...extensions)),
  );
  const signature = await key.sign(toBeSigned);
  const half = signature.length / 2;
  const der = sequence(
    toBeSigned,
    ecdsaWithSha256,
    bitString(
      sequence(
        unsignedInteger(signature.subarray(0, half)),
        unsignedInteger(signature.subarray(half)),
      ),
    ),
  );
  return {
    der,
    certificatePem: encodePem("CERTIFICATE", der),
    privateKeyPem: encodePem("PRIVATE KEY", key.privateKeyDer),
  };
}

/** X.509 counts versions from zero. */
const version3 = 2;

/** ASN.1's `[tag] EXPLICIT`. */
const explicit = (tag: number, content: Uint8Array): Buffer =>
  tagged(0xa0 | tag, content);

const ecdsaWithSha256 = sequence(objectIdentifier("1.2.840.10045.4.3.2"));

const commonName = objectIdentifier("2.5.4.3");

const localhostName = sequence(
  set(sequence(commonName, utf8String("localhost"))),
);

const isCritical = boolean(true);

const extensions = [
  // Key usage: the first bit, digital signature.
  sequence(
    objectIdentifier("2.5.29.15"),
    isCritical,
    octetString(bitString(Buffer.of(0b1000_0000), 7)),
  ),
  // Extended key usage: server and client authentication.
  sequence(
    objectIdentifier("2.5.29.37"),
    octetString(
      sequence(
        objectIdentifier("1.3.6.1.5.5.7.3.1"),
        objectIdentifier("1.3.6.1.5.5.7.3.2"),
      ),
    ),
  ),
  // Subject alternative name: a DNS name.
  sequence(
    objectIdentifier("2.5.29.17"),
    octetString(sequence(tagged(0x82, Buffer.from("localhost")))),
  ),
];

/** Two fixed bits, which make the number positive and its first byte necessary, and 126 of the key, which is new. */
function serialOf({ publicKeyDer }: SigningKey): Buffer {
  const serial = Buffer.from(publicKeyDer.subarray(-16));
  serial.writeUInt8((serial.readUInt8(0) & 0x3f) | 0x40, 0);
  return serial;
}

/** Writes DER as PEM. */
export function encodePem(label: string, der: Uint8Array): string {
  // Split into lines with match: inserting line breaks would leave a blank line after a full last line.
  const lines =
    Buffer.from(der)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return [
    `-----BEGIN ${label}-----`,
    ...lines,
    `-----END ${label}-----`,
    "",
  ].join("\n");
}

/** Reads the DER of a PEM that has nothing else in it. */
export function decodePem(pem: string): Buffer {
  return Buffer.from(pem.replace(/-----[^-]*-----/g, ""), "base64");
}
