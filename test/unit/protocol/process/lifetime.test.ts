import { describe, expect, test } from "@jest/globals";
import { createLifetime } from "../../../../src/protocol/process/lifetime";
import { createFakeClock } from "../../../support/fake-clock";

function start() {
  const clock = createFakeClock(5_000);
  const parent = { pid: 100 };
  const lifetime = createLifetime({
    nowMs: () => clock.now(),
    parentPid: () => parent.pid,
  });
  return { clock, parent, lifetime };
}

describe("a lifetime", () => {
  test("waits a minute for the first connection", () => {
    const { clock, lifetime } = start();
    clock.advance(59_999);
    expect(lifetime.isOver()).toBe(false);
    clock.advance(1);
    expect(lifetime.isOver()).toBe(true);
  });

  test("lasts while a connection is open, even without traffic", () => {
    const { clock, lifetime } = start();
    lifetime.connectionOpened();
    clock.advance(30 * 24 * 60 * 60 * 1000);
    expect(lifetime.isOver()).toBe(false);
  });

  test("is over a second after the last connection has closed", () => {
    const { clock, lifetime } = start();
    lifetime.connectionOpened();
    lifetime.connectionOpened();
    lifetime.connectionClosed();
    clock.advance(10_000);
    expect(lifetime.isOver()).toBe(false);
    lifetime.connectionClosed();
    clock.advance(999);
    expect(lifetime.isOver()).toBe(false);
    clock.advance(1);
    expect(lifetime.isOver()).toBe(true);
  });

  test("continues if a new connection replaces the last one", () => {
    const { clock, lifetime } = start();
    lifetime.connectionOpened();
    lifetime.connectionClosed();
    clock.advance(500);
    lifetime.connectionOpened();
    clock.advance(10_000);
    expect(lifetime.isOver()).toBe(false);
  });

  test("is over at once when the parent has died, even with connections", () => {
    const { parent, lifetime } = start();
    lifetime.connectionOpened();
    parent.pid = 1;
    expect(lifetime.isOver()).toBe(true);
  });
});
