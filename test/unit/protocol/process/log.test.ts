import { describe, expect, test } from "@jest/globals";
import fc from "../../../support/fast-check";
import {
  createLogger,
  type LogLevel,
  readLogLevel,
} from "../../../../src/protocol/process/log";
import { anyText } from "../../../support/any-text";

describe("the log level", () => {
  test.each([
    ["off", {}],
    ["off", { TF_LOG: "" }],
    ["off", { TF_LOG: "OFF" }],
    ["trace", { TF_LOG: "TRACE" }],
    ["debug", { TF_LOG: "DEBUG" }],
    ["info", { TF_LOG: "INFO" }],
    ["warn", { TF_LOG: "WARN" }],
    ["error", { TF_LOG: "error" }],
    ["trace", { TF_LOG: "JSON" }],
    ["trace", { TF_LOG: "1" }],
    ["error", { TF_LOG: "TRACE", TF_LOG_PROVIDER: "ERROR" }],
    ["debug", { TF_LOG_PROVIDER: "DEBUG" }],
    ["off", { TF_LOG: "TRACE", TF_LOG_PROVIDER: "OFF" }],
    ["warn", { TF_LOG: "WARN", TF_LOG_PROVIDER: "" }],
    ["off", { TF_LOG_CORE: "TRACE" }],
  ])("is %s with %j", (level, env) => {
    expect(readLogLevel(env)).toBe(level);
  });
});

function start(level: LogLevel | "off") {
  const lines: string[] = [];
  const logger = createLogger({
    level,
    module: "provider",
    now: () => new Date("2026-03-01T12:00:00.078Z"),
    write: (line) => lines.push(line),
  });
  return { lines, logger };
}

describe("a logger", () => {
  test("writes a line of JSON with Terraform's four keys and the fields", () => {
    const { lines, logger } = start("trace");
    logger.info("Got\na customer", { id: "cus_1", attempts: 2, cached: false });
    expect(lines).toEqual([
      '{"id":"cus_1","attempts":2,"cached":false,"@level":"info","@message":"Got\\na customer",' +
        '"@module":"provider","@timestamp":"2026-03-01T12:00:00.078000Z"}\n',
    ]);
  });

  test.each([
    ["trace", ["trace", "debug", "info", "warn", "error"]],
    ["debug", ["debug", "info", "warn", "error"]],
    ["info", ["info", "warn", "error"]],
    ["warn", ["warn", "error"]],
    ["error", ["error"]],
    ["off", []],
  ] as const)("of level %s writes %j", (level, expected) => {
    const { lines, logger } = start(level);
    logger.trace("");
    logger.debug("");
    logger.info("");
    logger.warn("");
    logger.error("");
    expect(lines.map((line) => /"@level":"(\w+)"/.exec(line)?.[1])).toEqual(
      expected,
    );
  });

  test.each([
    ["a big integer", 2n ** 64n, "18446744073709551616"],
    ["a date", new Date(0), "1970-01-01T00:00:00.000Z"],
    [
      "an error",
      new TypeError("no"),
      expect.stringMatching(/^TypeError: no\n/),
    ],
    ["an error's text when it has no stack", withoutStack(), "Error: no"],
  ])("writes %s", (_name, value, expected) => {
    const { lines, logger } = start("trace");
    logger.warn("x", { value });
    const line: unknown = JSON.parse(lines.join(""));
    expect(line).toMatchObject({ "@message": "x", value: expected });
  });

  test("writes the message if the fields cannot be written", () => {
    const { lines, logger } = start("trace");
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    logger.error("It failed", circle);
    const line: unknown = JSON.parse(lines.join(""));
    expect(line).toMatchObject({
      "@message": "It failed",
      unloggable: expect.stringContaining("circular"),
    });
  });

  test("writes one line with four strings under Terraform's keys, whatever it is given", () => {
    const fields = fc.dictionary(
      fc.oneof(
        fc.constantFrom("@level", "@message", "@module", "@timestamp"),
        fc.string(),
      ),
      fc.anything({ withBigInt: true, withDate: true }),
    );
    fc.assert(
      fc.property(anyText(), fields, (message, given) => {
        const { lines, logger } = start("trace");
        logger.debug(message, given);
        expect(lines.join("")).toMatch(/^\{.*\}\n$/);
        const line: unknown = JSON.parse(lines.join(""));
        expect(line).toMatchObject({
          "@level": "debug",
          "@message": expect.any(String),
          "@module": "provider",
          "@timestamp": "2026-03-01T12:00:00.078000Z",
        });
      }),
    );
  });
});

function withoutStack(): Error {
  const error = new Error("no");
  delete error.stack;
  return error;
}
