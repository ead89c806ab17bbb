import { describe, expect, test } from "@jest/globals";
import { ApiError } from "../../../../../src/client/errors";
import {
  ChangedMeanwhileError,
  StoredDifferentlyError,
} from "../../../../../src/provider/express-customer/write/write-errors";
import type { QuirkOptions } from "../../../../../src/sandbox";
import { json } from "../../../../support/api/fake-api";
import { alpha } from "../alpha";
import {
  deactivate,
  declaredBy,
  declaredOf,
  look,
  patch,
  reactivate,
  setUpReplies,
  setUpWriter,
  type Case,
} from "./set-up-writer";

describe("settling", () => {
  test.each<Case>([
    { what: "writes nothing if nothing differs", declared: {}, calls: [] },
    {
      what: "changes the name and metadata in one call",
      declared: { name: "Beta", metadata: { owner: "a" } },
      calls: [patch],
    },
    {
      what: "patches, then deactivates",
      declared: { name: "Beta", active: false },
      quirks: { patchInactiveRefused: true },
      calls: [patch, deactivate],
    },
    {
      what: "reactivates, then patches",
      start: { isActive: false },
      declared: { name: "Beta" },
      quirks: { patchInactiveRefused: true },
      calls: [reactivate, patch],
    },
    {
      what: "patches an inactive customer that stays so",
      start: { isActive: false },
      declared: { name: "Beta", active: false },
      calls: [patch],
    },
    {
      what: "removes a key",
      start: { metadata: { owner: "a", tier: "1" } },
      declared: { metadata: { owner: "a" } },
      calls: [patch],
    },
    {
      what: "removes a key if the API merges: clears all, then sends everything",
      start: { metadata: { owner: "a", tier: "1" } },
      declared: { metadata: { owner: "b" } },
      quirks: { metadataMerges: true },
      calls: [patch, patch, patch],
    },
    {
      what: "adds a key if the API merges",
      start: { metadata: { owner: "a" } },
      declared: { metadata: { owner: "a", tier: "1" } },
      quirks: { metadataMerges: true },
      calls: [patch],
    },
    {
      what: "clears all metadata if the API merges",
      start: { metadata: { owner: "a" } },
      declared: {},
      quirks: { metadataMerges: true },
      calls: [patch],
    },
    {
      what: "believes the responses to writes, whatever reads show",
      start: { isActive: false },
      declared: { name: "Beta", metadata: { owner: "a" } },
      quirks: { staleReads: 5 },
      calls: [reactivate, patch],
    },
  ])("$what", async ({ start, declared, quirks = {}, calls }) => {
    const { settle, writer, written, stored, ...sandbox } = setUpWriter(start, {
      quirks,
    });
    const target = declaredOf(declared);
    await settle(declared);
    expect(sandbox.calls).toEqual(calls);
    expect(written).toHaveLength(calls.length);
    expect(stored()).toEqual(target);
    expect(declaredBy(writer.live)).toEqual(target);
  });

  test("knows after a failure how far it got", async () => {
    const { settle, writer, calls } = setUpWriter(
      { isActive: false },
      { faults: [{ kind: "respond", method: "PATCH", status: 500 }] },
    );
    await expect(settle({ name: "Beta" })).rejects.toBeInstanceOf(ApiError);
    expect(calls).toEqual([reactivate, patch]);
    expect(declaredBy(writer.live)).toEqual(declaredOf({}));
  });

  test("looks three times, and then reports what the API stores instead of the name", async () => {
    const { settle, calls, sleptMs } = setUpWriter(
      {},
      { quirks: { namesTrimmed: true } },
    );
    const settling = settle({ name: "Beta " });
    await expect(settling).rejects.toThrow(
      new StoredDifferentlyError("name", 'stores "Beta" instead of "Beta "'),
    );
    await expect(settling).rejects.toMatchObject({ attribute: "name" });
    expect(calls).toEqual([patch, look, look, look]);
    expect(sleptMs).toEqual([200, 400]);
  });

  test("continues if a response shows a change by another client", async () => {
    let isTouched = false;
    const { settle, calls, customers, id, stored } = setUpWriter(
      {},
      {
        meanwhile: (call) => {
          if (isTouched || !call.startsWith("PATCH")) return;
          isTouched = true;
          customers.deactivate(id);
        },
      },
    );
    await settle({ name: "Beta" });
    expect(calls).toEqual([patch, reactivate]);
    expect(stored()).toEqual(declaredOf({ name: "Beta" }));
  });

  test("gives up if another client keeps changing the customer", async () => {
    const { settle, calls, customers, id } = setUpWriter(
      {},
      {
        meanwhile: (call) => {
          if (call.startsWith("PATCH")) customers.deactivate(id);
          else customers.update(id, { expressCustomerName: "Theirs" });
        },
      },
    );
    await expect(settle({ name: "Beta" })).rejects.toBeInstanceOf(
      ChangedMeanwhileError,
    );
    const round = [patch, reactivate];
    expect(calls).toEqual([...round, ...round, ...round]);
  });
});

describe("an API that reports success and changes nothing", () => {
  test("is an error about the keys of metadata, not about their values", async () => {
    const live = alpha(1, { metadata: { token: "old-secret", owner: "a" } });
    const { settle } = setUpReplies(live, [json(live)]);
    const metadata = { token: "new-secret", owner: "a" };
    await expect(settle({ metadata })).rejects.toThrow(
      new StoredDifferentlyError(
        "metadata",
        'stores something else for "token"',
      ),
    );
  });

  test("is an error about a deactivation", async () => {
    const writer = setUpReplies(alpha(1), [json(alpha(1))]);
    await expect(writer.deactivate()).rejects.toThrow(
      new StoredDifferentlyError("active", "it stays true, and not false"),
    );
  });
});

describe("a deactivation", () => {
  test("is checked before it is written", async () => {
    const { settle, asked, calls } = setUpWriter();
    await settle({ active: false });
    expect(new Set(asked)).toEqual(new Set(["Alpha"]));
    expect(calls).toEqual([deactivate]);
  });

  test("of an inactive customer is neither checked nor written, and a reactivation is not checked", async () => {
    const { settle, writer, asked, calls } = setUpWriter({ isActive: false });
    await settle({ name: "Beta", active: false });
    await writer.deactivate();
    await writer.reactivate();
    expect(asked).toEqual([]);
    expect(calls).toEqual([patch, reactivate]);
  });

  test.each<
    [string, (sandbox: ReturnType<typeof setUpWriter>) => Promise<void>]
  >([
    ["a change", ({ settle }) => settle({ name: "Beta", active: false })],
    ["a call", ({ writer }) => writer.deactivate()],
  ])(
    "that is not allowed fails before the first write, as part of %s",
    async (_, write) => {
      const sandbox = setUpWriter({}, { isRefused: true });
      await expect(write(sandbox)).rejects.toThrow("not this one");
      expect(sandbox.calls).toEqual([]);
      expect(declaredBy(sandbox.writer.live)).toEqual(declaredOf({}));
    },
  );

  test("of a customer that another client has just reactivated is checked too", async () => {
    const { settle, calls, customers, id } = setUpWriter(
      { isActive: false },
      {
        isRefused: true,
        meanwhile: () => {
          customers.reactivate(id);
        },
      },
    );
    await expect(settle({ name: "Beta", active: false })).rejects.toThrow(
      "not this one",
    );
    expect(calls).toEqual([patch]);
    expect(customers.get(id)?.isActive).toBe(true);
  });
});

describe("a lifecycle call that the API rejects", () => {
  test.each<{
    readonly quirks: QuirkOptions;
    readonly isActive: boolean;
    readonly call: string;
  }>([
    {
      quirks: { deactivateInactiveRefused: true },
      isActive: true,
      call: deactivate,
    },
    {
      quirks: { reactivateActiveRefused: true },
      isActive: false,
      call: reactivate,
    },
  ])(
    "is no failure if another client was faster: $call",
    async ({ quirks, isActive, call }) => {
      const { settle, writer, calls, customers, id } = setUpWriter(
        { isActive },
        { quirks },
      );
      if (isActive) customers.deactivate(id);
      else customers.reactivate(id);
      await settle({ active: !isActive });
      expect(calls).toEqual([call, look]);
      expect(writer.live.active).toBe(!isActive);
    },
  );

  test("is read again if the first read is older than the change", async () => {
    const { writer, calls, customers, id, sleptMs } = setUpWriter(
      {},
      { quirks: { deactivateInactiveRefused: true, staleReads: 1 } },
    );
    customers.deactivate(id);
    await writer.deactivate();
    expect(calls).toEqual([deactivate, look, look]);
    expect(sleptMs).toEqual([200]);
  });

  test.each([
    {
      what: "fails if the customer still has the other status",
      status: 409,
      calls: [deactivate, look, look, look],
    },
    {
      what: "fails at once if the key may not do it",
      status: 403,
      calls: [deactivate],
    },
  ])("$what", async ({ status, calls }) => {
    const { writer, ...sandbox } = setUpWriter(
      {},
      { faults: [{ kind: "respond", method: "POST", status }] },
    );
    await expect(writer.deactivate()).rejects.toMatchObject({ status });
    expect(sandbox.calls).toEqual(calls);
    expect(writer.live.active).toBe(true);
  });
});
