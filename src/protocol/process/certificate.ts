import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
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
 * Creates a self-signed certificate for the host name `localhost`, with a new key. It is valid from one day before
 * `now`, in case the clocks differ, until ten years after.
 *
 * @param namedCurve The key's curve. Terraform's own certificates use P-521. @default "P-256"
 */
export function createCertificate(
  now: Date,
  namedCurve: "P-256" | "P-521" = "P-256",
): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve });
  const toBeSigned = sequence(
    explicit(0, integer(Buffer.of(version3))),
    integer(randomSerial()),
    ecdsaWithSha256,
    localhostName,
    sequence(
      time(new Date(now.getTime() - dayMs)),
      time(new Date(now.getTime() + 3650 * dayMs)),
    ),
    localhostName,
    publicKey.export({ type: "spki", format: "der" }),
    explicit(3, sequence(...extensions)),
  );
  const der = sequence(
    toBeSigned,
    ecdsaWithSha256,
    bitString(sign("sha256", toBeSigned, privateKey)),
  );
  return {
    der,
    certificatePem: encodePem(der),
    privateKeyPem: privateKey
      .export({ type: "pkcs8", format: "pem" })
      .toString(),
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

/** Two fixed bits, which make the number positive and its first byte necessary, and 126 random ones. */
function randomSerial(): Buffer {
  const serial = randomBytes(16);
  serial.writeUInt8((serial.readUInt8(0) & 0x3f) | 0x40, 0);
  return serial;
}

/** Writes a certificate's DER as PEM. */
export function encodePem(der: Buffer): string {
  // Split into lines with match: inserting line breaks would leave a blank line after a full last line.
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return [
    "-----BEGIN CERTIFICATE-----",
    ...lines,
    "-----END CERTIFICATE-----",
    "",
  ].join("\n");
}
