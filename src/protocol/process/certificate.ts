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

/** A certificate with its private key. Both live in memory only. */
export interface Certificate {
  readonly der: Buffer;
  readonly certificatePem: string;
  readonly privateKeyPem: string;
}

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Makes a self-signed certificate for the host name `localhost`, with a new key. It is valid from a day before `now`,
 * for clocks that differ, until ten years after.
 *
 * @param namedCurve The key's curve; Terraform's own certificates have P-521. @default "P-256"
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

/** Versions count from zero. */
const version3 = 2;

/** `[tag] EXPLICIT` of ASN.1. */
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

/** 126 random bits below two fixed ones: the number is positive, and no leading byte is superfluous. */
function randomSerial(): Buffer {
  const serial = randomBytes(16);
  serial.writeUInt8((serial.readUInt8(0) & 0x3f) | 0x40, 0);
  return serial;
}

/** Writes a certificate's DER as PEM. */
export function encodePem(der: Buffer): string {
  // Matching lines, rather than breaking after each, leaves no blank line before END when the last one is full.
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return [
    "-----BEGIN CERTIFICATE-----",
    ...lines,
    "-----END CERTIFICATE-----",
    "",
  ].join("\n");
}
