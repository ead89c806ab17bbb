import { expect, test } from "@jest/globals";
import {
  formatDebugInstructions,
  formatReattach,
} from "../../../../src/protocol/process/debug";

const options = {
  source: "registry.terraform.io/example/echo",
  pid: 42,
  address: { network: "unix", address: "/tmp/x/socket" },
} as const;

test("a running provider is described in Terraform's format", () => {
  expect(formatReattach(options)).toBe(
    '{"registry.terraform.io/example/echo":{"Protocol":"grpc","ProtocolVersion":6,"Pid":42,"Test":true,' +
      '"Addr":{"Network":"unix","String":"/tmp/x/socket"}}}',
  );
});

test("the instructions contain the variable, ready to copy into a shell", () => {
  expect(formatDebugInstructions(options)).toContain(
    `\n  TF_REATTACH_PROVIDERS='${formatReattach(options)}'\n`,
  );
});

test("the instructions warn of a port, which other users can reach", () => {
  const address = { network: "tcp", address: "127.0.0.1:4000" } as const;
  expect(formatDebugInstructions({ ...options, address })).toContain(
    "Every user of this machine",
  );
  expect(formatDebugInstructions(options)).not.toContain("Every user");
});
