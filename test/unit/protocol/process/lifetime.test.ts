import { describe, expect, test } from "@jest/globals";
import { createLifetime } from "../../../../src/protocol/process/lifetime";

function start() {
  const world = { nowMs: 5_000, parentPid: 100 };
  const lifetime = createLifetime({
    nowMs: () => world.nowMs,
    parentPid: () => world.parentPid,
  });
  return { world, lifetime };
}

describe("a lifetime", () => {
  test("waits a minute for the first connection", () => {
    const { world, lifetime } = start();
    world.nowMs += 59_999;
    expect(lifetime.isOver()).toBe(false);
    world.nowMs += 1;
    expect(lifetime.isOver()).toBe(true);
  });

  test("lasts while a connection is open, even without traffic", () => {
    const { world, lifetime } = start();
    lifetime.connectionOpened();
    world.nowMs += 30 * 24 * 60 * 60 * 1000;
    expect(lifetime.isOver()).toBe(false);
  });

  test("is over a second after the last connection has closed", () => {
    const { world, lifetime } = start();
    lifetime.connectionOpened();
    lifetime.connectionOpened();
    lifetime.connectionClosed();
    world.nowMs += 10_000;
    expect(lifetime.isOver()).toBe(false);
    lifetime.connectionClosed();
    world.nowMs += 999;
    expect(lifetime.isOver()).toBe(false);
    world.nowMs += 1;
    expect(lifetime.isOver()).toBe(true);
  });

  test("continues if a new connection replaces the last one", () => {
    const { world, lifetime } = start();
    lifetime.connectionOpened();
    lifetime.connectionClosed();
    world.nowMs += 500;
    lifetime.connectionOpened();
    world.nowMs += 10_000;
    expect(lifetime.isOver()).toBe(false);
  });

  test("is over at once when the parent has died, even with connections", () => {
    const { world, lifetime } = start();
    lifetime.connectionOpened();
    world.parentPid = 1;
    expect(lifetime.isOver()).toBe(true);
  });
});
