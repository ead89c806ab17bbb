import { describe, expect, test } from "@jest/globals";
import {
  formatHandshakeLine,
  HandshakeError,
  readHandshake,
} from "../../../../src/protocol/process/handshake";

const source = "registry.terraform.io/example/echo";
const fromTerraform = {
  TF_PLUGIN_MAGIC_COOKIE:
    "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
  PLUGIN_PROTOCOL_VERSIONS: "5,6",
};

describe("the handshake's environment", () => {
  test.each([
    ["6", "5,6"],
    ["6 in the first place", "6,5"],
    ["6 alone", "6"],
  ])("is accepted with protocol %s", (_name, versions) => {
    expect(
      readHandshake(
        {
          ...fromTerraform,
          PLUGIN_PROTOCOL_VERSIONS: versions,
          PLUGIN_MIN_PORT: "10000",
          PLUGIN_MAX_PORT: "25000",
          PLUGIN_CLIENT_CERT: "PEM",
          HOME: "/home/me",
        },
        source,
      ),
    ).toEqual({
      clientCertificatePem: "PEM",
      ports: { min: 10000, max: 25000 },
    });
  });

  test.each([{}, { PLUGIN_CLIENT_CERT: "" }])(
    "means no TLS without a certificate, and any port without a range: %j",
    (env) => {
      expect(readHandshake({ ...fromTerraform, ...env }, source)).toEqual({
        clientCertificatePem: undefined,
        ports: { min: 0, max: 0 },
      });
    },
  );

  test.each([
    [
      "no cookie",
      { TF_PLUGIN_MAGIC_COOKIE: undefined },
      /^This is the Terraform provider registry\.terraform\.io\/example\/echo\.[^]* echo = \{\n +source = "example\/echo"[^]*--debug/,
    ],
    [
      "another cookie",
      { TF_PLUGIN_MAGIC_COOKIE: "magic" },
      /^This is the Terraform provider/,
    ],
    [
      "older protocols only",
      { PLUGIN_PROTOCOL_VERSIONS: "4,5,16" },
      /speaks version 6 .* offers 4,5,16\./,
    ],
    [
      "no protocols",
      { PLUGIN_PROTOCOL_VERSIONS: undefined },
      /speaks version 6 .* offers none\./,
    ],
    [
      "an invalid port",
      { PLUGIN_MIN_PORT: "ten" },
      /^PLUGIN_MIN_PORT must be a port number, not "ten"\.$/,
    ],
  ])("is rejected with %s", (_name, env, message) => {
    const read = () => readHandshake({ ...fromTerraform, ...env }, source);
    expect(read).toThrow(HandshakeError);
    expect(read).toThrow(message);
  });
});

describe("the handshake line", () => {
  test.each([
    [
      "a socket and a certificate, without base64's padding",
      { network: "unix", address: "/tmp/x/socket" },
      Buffer.of(1, 2, 3, 4),
      "1|6|unix|/tmp/x/socket|grpc|AQIDBA\n",
    ],
    [
      "a port, without TLS",
      { network: "tcp", address: "127.0.0.1:10000" },
      undefined,
      "1|6|tcp|127.0.0.1:10000|grpc|\n",
    ],
  ] as const)("names %s", (_name, address, certificate, line) => {
    expect(formatHandshakeLine(address, certificate)).toBe(line);
  });
});
