import { expect, test } from "@jest/globals";
import { rejectCertificate } from "../../../../src/protocol/runtime/socket-server";

const reject = (expected: string, shown: string | undefined) =>
  rejectCertificate(
    {
      certificatePem: "",
      privateKeyPem: "",
      clientCertificateDer: Buffer.from(expected),
    },
    shown === undefined ? undefined : { raw: Buffer.from(shown) },
  )?.message;

test("a client has to show the very certificate that Terraform announced", () => {
  expect(reject("a certificate", "a certificate")).toBeUndefined();
  expect(reject("a certificate", "a certificate.")).toBe(
    "The client showed another certificate than Terraform's",
  );
  expect(reject("a certificate", undefined)).toBe(
    "The client showed no certificate",
  );
  expect(reject("", undefined)).toBe("The client showed no certificate");
});
