import type { ExpressCustomer } from "../../../../../src/api/express-customer";
import { ApiError } from "../../../../../src/client/errors";
import { describe, expect, test } from "@jest/globals";
import { ignoring } from "../../../../../src/provider/express-customer/metadata/ignored-keys";
import { CustomerWriter } from "../../../../../src/provider/express-customer/write/customer-writer";
import {
  ChangedMeanwhileError,
  KeysRemainError,
  StoredDifferentlyError,
} from "../../../../../src/provider/express-customer/write/write-errors";
import {
  liveCustomerOf,
  type DeclaredCustomer,
  type LiveCustomer,
} from "../../../../../src/provider/express-customer/live/live-customer";
import type { QuirkOptions } from "../../../../../src/sandbox";
import {
  json,
  setUp as fakeApi,
  type Reply,
} from "../../../../support/api/fake-api";
import { alpha } from "../fake-customers";
import { createSandboxClient } from "../sandbox-client";

const look = "GET /v1/express/{id}";
const patch = "PATCH /v1/express/{id}";
const deactivate = "POST /v1/express/{id}/deactivate";
const reactivate = "POST /v1/express/{id}/reactivate";

interface Start {
  readonly isActive?: boolean;
  readonly metadata?: Readonly<Record<string, string>>;
}

type Declaration = Partial<Omit<DeclaredCustomer, "metadata">> & {
  readonly metadata?: Readonly<Record<string, string>>;
};

function declaredOf({ metadata = {}, ...rest }: Declaration): DeclaredCustomer {
  return {
    name: "Alpha",
    active: true,
    ...rest,
    metadata: new Map(Object.entries(metadata)),
  };
}

function declaredBy({ name, active, metadata }: DeclaredCustomer) {
  return { name, active, metadata };
}

/** A writer of the customer "Alpha" in its current state. */
function setUp(
  start: Start = {},
  {
    isRefused = false,
    ignored = [],
    ...options
  }: Parameters<typeof createSandboxClient>[0] & {
    /** The metadata keys to leave as they are. */
    readonly ignored?: readonly string[];
    /** Whether customers may not be deactivated. */
    readonly isRefused?: boolean;
  } = {},
) {
  const sandbox = createSandboxClient(options);
  const customer = sandbox.customers.add({ name: "Alpha", ...start });
  const id = customer.expressCustomerId;
  const written: LiveCustomer[] = [];
  const asked: string[] = [];
  const writer = new CustomerWriter(liveCustomerOf(customer), {
    api: sandbox.api,
    onWrite: (live) => written.push(live),
    onDeactivate: ({ name }) => {
      asked.push(name);
      if (isRefused) throw new Error("not this one");
    },
    ignored: ignoring(ignored),
    clock: sandbox.clock,
    signal: new AbortController().signal,
  });
  const stored = () => {
    const live = sandbox.customers.get(id);
    if (live === undefined) throw new Error("the customer is gone");
    return declaredBy(liveCustomerOf(live));
  };
  return { ...sandbox, id, writer, written, asked, stored };
}

/** A writer of a customer whose API gives these replies, and then the last one again and again. */
function setUpReplies(
  live: ExpressCustomer,
  replies: readonly Reply[],
  ignored: readonly string[] = [],
) {
  const { client, clock, sent } = fakeApi(replies);
  const writer = new CustomerWriter(liveCustomerOf(live), {
    api: client.expressCustomers,
    onWrite: () => undefined,
    onDeactivate: () => undefined,
    ignored: ignoring(ignored),
    clock,
    signal: new AbortController().signal,
  });
  return { clock, sent, writer };
}

interface Case {
  readonly what: string;
  readonly start?: Start;
  readonly declared: Declaration;
  readonly quirks?: QuirkOptions;
  readonly calls: readonly string[];
}

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
    const { writer, written, stored, ...sandbox } = setUp(start, { quirks });
    const target = declaredOf(declared);
    await writer.settle(target);
    expect(sandbox.calls).toEqual(calls);
    expect(written).toHaveLength(calls.length);
    expect(stored()).toEqual(target);
    expect(declaredBy(writer.live)).toEqual(target);
  });

  test("knows after a failure how far it got", async () => {
    const { writer, calls } = setUp(
      { isActive: false },
      { faults: [{ kind: "respond", method: "PATCH", status: 500 }] },
    );
    await expect(
      writer.settle(declaredOf({ name: "Beta" })),
    ).rejects.toBeInstanceOf(ApiError);
    expect(calls).toEqual([reactivate, patch]);
    expect(declaredBy(writer.live)).toEqual(declaredOf({}));
  });

  test("looks three times, and then reports what the API stores instead of the name", async () => {
    const { writer, calls, sleptMs } = setUp(
      {},
      { quirks: { namesTrimmed: true } },
    );
    const settling = writer.settle(declaredOf({ name: "Beta " }));
    await expect(settling).rejects.toThrow(
      new StoredDifferentlyError("name", 'stores "Beta" instead of "Beta "'),
    );
    await expect(settling).rejects.toMatchObject({ attribute: "name" });
    expect(calls).toEqual([patch, look, look, look]);
    expect(sleptMs).toEqual([200, 400]);
  });

  test("continues if a response shows a change by another client", async () => {
    let isTouched = false;
    const { writer, calls, customers, stored } = setUp(
      {},
      {
        meanwhile: (call) => {
          if (isTouched || !call.startsWith("PATCH")) return;
          isTouched = true;
          customers.deactivate(call.replace("PATCH /v1/express/", ""));
        },
      },
    );
    await writer.settle(declaredOf({ name: "Beta" }));
    expect(calls).toEqual([patch, reactivate]);
    expect(stored()).toEqual(declaredOf({ name: "Beta" }));
  });

  test("gives up if another client keeps changing the customer", async () => {
    const { writer, calls, customers, id } = setUp(
      {},
      {
        meanwhile: (call) => {
          if (call.startsWith("PATCH")) customers.deactivate(id);
          else customers.update(id, { expressCustomerName: "Theirs" });
        },
      },
    );
    await expect(
      writer.settle(declaredOf({ name: "Beta" })),
    ).rejects.toBeInstanceOf(ChangedMeanwhileError);
    expect(calls).toEqual([
      patch,
      reactivate,
      patch,
      reactivate,
      patch,
      reactivate,
    ]);
  });
});

describe("ignored keys", () => {
  const theirs = { "billing/id": "7" };
  const ignored = ["billing/*"];

  test.each<Case>([
    {
      what: "are no reason to write",
      start: { metadata: { owner: "a", ...theirs } },
      declared: { metadata: { owner: "a" } },
      calls: [],
    },
    {
      what: "survive a change of the others, as a GET shows them",
      start: { metadata: { owner: "a", ...theirs } },
      declared: { metadata: { owner: "b" } },
      calls: [look, patch],
    },
    {
      what: "survive when all others are removed",
      start: { metadata: { owner: "a", ...theirs } },
      declared: {},
      calls: [look, patch],
    },
    {
      what: "survive a reactivation and a change",
      start: { isActive: false, metadata: theirs },
      declared: { metadata: { owner: "b" } },
      calls: [reactivate, look, patch],
    },
    {
      what: "survive if the API merges, and a key is added",
      start: { metadata: theirs },
      declared: { metadata: { owner: "b" } },
      quirks: { metadataMerges: true },
      calls: [look, patch],
    },
    {
      what: "need no GET if only the name changes",
      start: { metadata: theirs },
      declared: { name: "Beta" },
      calls: [patch],
    },
  ])("$what", async ({ start, declared, quirks = {}, calls }) => {
    const { writer, stored, ...sandbox } = setUp(start, { quirks, ignored });
    const target = declaredOf(declared);
    await writer.settle(target);
    expect(sandbox.calls).toEqual(calls);
    expect(stored()).toEqual({
      ...target,
      metadata: new Map([
        ...target.metadata,
        ...new Map(Object.entries(theirs)),
      ]),
    });
  });

  test("are written back as the API has them, not in Terraform's form", async () => {
    const decomposed = { "billing/cafe\u0301": "e\u0301" };
    const { writer, customers, id } = setUp(
      { metadata: { owner: "a", ...decomposed } },
      { ignored },
    );
    await writer.settle(declaredOf({ metadata: { owner: "b" } }));
    expect(customers.get(id)?.metadata).toEqual({ owner: "b", ...decomposed });
  });

  test("that another client has just added survive", async () => {
    const { writer, customers, id } = setUp(
      { metadata: { owner: "a" } },
      { ignored },
    );
    customers.update(id, { metadata: { owner: "a", ...theirs } });
    await writer.settle(declaredOf({ metadata: { owner: "b" } }));
    expect(customers.get(id)?.metadata).toEqual({ owner: "b", ...theirs });
  });

  test("are read again before each attempt of an update", async () => {
    const live = (metadata: Readonly<Record<string, string>>) =>
      alpha(1, { metadata });
    const old = live({ owner: "a", "billing/id": "7" });
    const replies = [
      json(old),
      json({}, 503),
      json(live({ owner: "a", "billing/id": "8" })),
      json(live({ owner: "b", "billing/id": "8" })),
    ];
    const { clock, sent, writer } = setUpReplies(old, replies, ignored);
    await clock.run(writer.settle(declaredOf({ metadata: { owner: "b" } })));
    expect(sent.map(({ body }) => body)).toEqual([
      undefined,
      { metadata: { "billing/id": "7", owner: "b" } },
      undefined,
      { metadata: { "billing/id": "8", owner: "b" } },
    ]);
  });

  test("are never cleared: if the API merges, a key that cannot be removed is an error", async () => {
    const { writer, calls, customers, id } = setUp(
      { metadata: { owner: "a", tier: "1", ...theirs } },
      { ignored, quirks: { metadataMerges: true } },
    );
    await expect(
      writer.settle(declaredOf({ metadata: { owner: "a" } })),
    ).rejects.toThrow(new KeysRemainError('"tier"'));
    expect(calls).toEqual([look, patch, look, look, look]);
    expect(customers.get(id)?.metadata).toMatchObject(theirs);
  });

  test("that appear just before all metadata would be cleared survive", async () => {
    let looks = 0;
    const { writer, customers, id } = setUp(
      { metadata: { owner: "a", tier: "1" } },
      {
        ignored,
        quirks: { metadataMerges: true },
        meanwhile: (call) => {
          if (call.startsWith("GET ")) looks += 1;
          if (looks === 2) customers.update(id, { metadata: theirs });
        },
      },
    );
    await expect(
      writer.settle(declaredOf({ metadata: { owner: "a" } })),
    ).rejects.toThrow(new KeysRemainError('"tier"'));
    expect(customers.get(id)?.metadata).toMatchObject(theirs);
  });
});

describe("an API that reports success and changes nothing", () => {
  test("is an error about the keys of metadata, not about their values", async () => {
    const live = alpha(1, { metadata: { token: "old-secret", owner: "a" } });
    const { clock, writer } = setUpReplies(live, [json(live)]);
    const metadata = { token: "new-secret", owner: "a" };
    await expect(
      clock.run(writer.settle(declaredOf({ metadata }))),
    ).rejects.toThrow(
      new StoredDifferentlyError(
        "metadata",
        'stores something else for "token"',
      ),
    );
  });

  test("is an error about a deactivation", async () => {
    const { clock, writer } = setUpReplies(alpha(1), [json(alpha(1))]);
    await expect(clock.run(writer.deactivate())).rejects.toThrow(
      new StoredDifferentlyError("active", "it stays true, and not false"),
    );
  });
});

describe("a deactivation", () => {
  test("is checked before it is written, and only if the customer is active", async () => {
    const { writer, asked, calls } = setUp();
    await writer.settle(declaredOf({ active: false }));
    await writer.settle(declaredOf({ active: false }));
    expect(asked).toEqual(["Alpha"]);
    expect(calls).toEqual([deactivate]);
  });

  test("that is not allowed fails before the first write", async () => {
    const { writer, calls } = setUp({}, { isRefused: true });
    await expect(
      writer.settle(declaredOf({ name: "Beta", active: false })),
    ).rejects.toThrow("not this one");
    expect(calls).toEqual([]);
    expect(declaredBy(writer.live)).toEqual(declaredOf({}));
  });

  test("is checked, and a reactivation is not", async () => {
    const { writer, asked } = setUp({ isActive: false });
    await writer.settle(declaredOf({}));
    expect(asked).toEqual([]);
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
      const { writer, calls, customers, id } = setUp({ isActive }, { quirks });
      if (isActive) customers.deactivate(id);
      else customers.reactivate(id);
      await writer.settle(declaredOf({ active: !isActive }));
      expect(calls).toEqual([call, look]);
      expect(writer.live.active).toBe(!isActive);
    },
  );

  test("is read again if the first read is older than the change", async () => {
    const { writer, calls, customers, id, sleptMs } = setUp(
      {},
      { quirks: { deactivateInactiveRefused: true, staleReads: 1 } },
    );
    customers.deactivate(id);
    await writer.deactivate();
    expect(calls).toEqual([deactivate, look, look]);
    expect(sleptMs).toEqual([200]);
  });

  test("fails if the customer still has the other status", async () => {
    const { writer, calls } = setUp(
      {},
      { faults: [{ kind: "respond", method: "POST", status: 409 }] },
    );
    await expect(writer.deactivate()).rejects.toMatchObject({
      status: 409,
    });
    expect(calls).toEqual([deactivate, look, look, look]);
    expect(writer.live.active).toBe(true);
  });

  test("fails at once if the key may not do it", async () => {
    const { writer, calls } = setUp(
      {},
      { faults: [{ kind: "respond", method: "POST", status: 403 }] },
    );
    await expect(writer.deactivate()).rejects.toMatchObject({
      status: 403,
    });
    expect(calls).toEqual([deactivate]);
  });
});
