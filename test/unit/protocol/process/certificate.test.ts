import { X509Certificate, createPrivateKey } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import {
  createCertificate,
  decodePem,
  encodePem,
} from "../../../../src/protocol/process/certificate";
import { createSigningKey as createBunKey } from "../../../../src/protocol/runtime/bun/signing-key";
import { createSigningKey } from "../../../../src/protocol/runtime/node/signing-key";

const now = new Date("2026-03-01T12:00:00Z");

describe("a certificate", () => {
  test.each([
    ["Node.js", createSigningKey],
    ["Bun", createBunKey],
  ])(
    "is for localhost, signed with its own key, for both ends of a connection, on %s",
    async (_runtime, createKey) => {
      const { der, privateKeyPem } = await createCertificate(
        now,
        await createKey(),
      );
      const certificate = new X509Certificate(der);
      expect(certificate.subjectAltName).toBe("DNS:localhost");
      expect(certificate.subject).toBe("CN=localhost");
      expect(certificate.issuer).toBe("CN=localhost");
      expect(certificate.verify(certificate.publicKey)).toBe(true);
      expect(certificate.checkPrivateKey(createPrivateKey(privateKeyPem))).toBe(
        true,
      );
      expect(certificate.publicKey.asymmetricKeyDetails).toEqual({
        namedCurve: "prime256v1",
      });
      expect(certificate.keyUsage).toEqual([
        "1.3.6.1.5.5.7.3.1",
        "1.3.6.1.5.5.7.3.2",
      ]);
    },
  );

  test.each([
    [
      "2026-03-01T12:00:00Z",
      "Feb 28 12:00:00 2026 GMT",
      "Feb 27 12:00:00 2036 GMT",
    ],
    [
      "2049-12-31T23:59:59.999Z",
      "Dec 30 23:59:59 2049 GMT",
      "Dec 29 23:59:59 2059 GMT",
    ],
    [
      "2050-01-02T00:00:00Z",
      "Jan  1 00:00:00 2050 GMT",
      "Dec 31 00:00:00 2059 GMT",
    ],
  ])("made at %s is valid from %s to %s", async (date, validFrom, validTo) => {
    const { der } = await createCertificate(
      new Date(date),
      await createSigningKey(),
    );
    expect(new X509Certificate(der)).toMatchObject({ validFrom, validTo });
  });

  test("can have the curve of Terraform's own", async () => {
    const { der } = await createCertificate(
      now,
      await createSigningKey("P-521"),
    );
    const { publicKey } = new X509Certificate(der);
    expect(publicKey.asymmetricKeyDetails).toEqual({ namedCurve: "secp521r1" });
  });

  test("parses and verifies, a hundred times, with a new serial number each", async () => {
    const serials = new Set<string>();
    for (let i = 0; i < 100; i += 1) {
      const { der, certificatePem } = await createCertificate(
        now,
        await createBunKey(),
      );
      const certificate = new X509Certificate(certificatePem);
      expect(certificate.raw.equals(der)).toBe(true);
      expect(certificate.verify(certificate.publicKey)).toBe(true);
      expect(certificate.serialNumber).toMatch(/^[4-7][0-9A-F]{31}$/);
      serials.add(certificate.serialNumber);
    }
    expect(serials.size).toBe(100);
  });
});

describe("PEM", () => {
  test("has lines of 64 characters and no blank line, whatever the length", () => {
    for (let length = 1; length <= 480; length += 1) {
      const der = Buffer.alloc(length, length);
      const pem = encodePem("CERTIFICATE", der);
      expect(decodePem(pem).equals(der)).toBe(true);
      const [begin, ...lines] = pem.split("\n");
      const end = lines.splice(-2);
      expect(begin).toBe("-----BEGIN CERTIFICATE-----");
      expect(end).toEqual(["-----END CERTIFICATE-----", ""]);
      expect(lines).toHaveLength(Math.ceil(length / 48));
    }
  });
});
