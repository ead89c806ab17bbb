import { describe, expect, test } from "@jest/globals";
import { redactingLogger } from "../../../src/framework/logger";
import type { LogFields, Logger } from "../../../src/framework/logger";

function setUp() {
  const lines: [string, string, LogFields | undefined][] = [];
  const at = (level: string) => (message: string, fields?: LogFields) => {
    lines.push([level, message, fields]);
  };
  const logger = redactingLogger(
    {
      trace: at("trace"),
      debug: at("debug"),
      info: at("info"),
      warn: at("warn"),
      error: at("error"),
    },
    (text) => text.replaceAll("secret", "***"),
  );
  return { lines, logger };
}

describe("a redacting logger", () => {
  test.each<keyof Logger>(["trace", "debug", "info", "warn", "error"])(
    "redacts what it logs at the level %s",
    (level) => {
      const { lines, logger } = setUp();
      logger[level]("a secret", { field: "my secret" });
      logger[level]("nothing more");
      expect(lines).toEqual([
        [level, "a ***", { field: "my ***" }],
        [level, "nothing more", undefined],
      ]);
    },
  );

  test("redacts every part of a field, keys included, and keeps the rest", () => {
    const { lines, logger } = setUp();
    logger.info("", {
      list: ["secret", 1],
      object: { secret: { deep: "secret" } },
      number: 1n,
      nothing: null,
    });
    expect(lines).toEqual([
      [
        "info",
        "",
        {
          list: ["***", 1],
          object: { "***": { deep: "***" } },
          number: 1n,
          nothing: null,
        },
      ],
    ]);
  });

  test("redacts an error, and logs its stack", () => {
    const { lines, logger } = setUp();
    logger.error("failed", { error: new Error("the secret is out") });
    expect(lines[0]?.[2]?.error).toMatch(/^Error: the \*\*\* is out\n +at /);
  });

  test("ends at circular references", () => {
    const { lines, logger } = setUp();
    const circle: { next?: unknown } = {};
    circle.next = [circle];
    logger.info("round", { circle });
    expect(lines).toEqual([
      ["info", "round", { circle: { next: [{ next: [{ next: "…" }] }] } }],
    ]);
  });
});
