import { expect, test } from "@jest/globals";
import { KeysRemainError } from "../../../../../src/provider/express-customer/write/write-errors";
import { json } from "../../../../support/api/fake-api";
import { alpha } from "../alpha";
import {
  declaredOf,
  look,
  patch,
  reactivate,
  setUpReplies,
  setUpWriter,
  type Case,
} from "./set-up-writer";

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
])("ignored keys $what", async ({ start, declared, quirks = {}, calls }) => {
  const { settle, stored, ...sandbox } = setUpWriter(start, {
    quirks,
    ignored,
  });
  await settle(declared);
  expect(sandbox.calls).toEqual(calls);
  const metadata = { ...declared.metadata, ...theirs };
  expect(stored()).toEqual(declaredOf({ ...declared, metadata }));
});

test("ignored keys are written back as the API has them, not in Terraform's form", async () => {
  const decomposed = { "billing/cafe\u0301": "e\u0301" };
  const { settle, customers, id } = setUpWriter(
    { metadata: { owner: "a", ...decomposed } },
    { ignored: ["billing/caf\u00e9"] },
  );
  await settle({ metadata: { owner: "b" } });
  expect(customers.get(id)?.metadata).toEqual({ owner: "b", ...decomposed });
});

test("ignored keys that another client has just added survive", async () => {
  const { settle, customers, id } = setUpWriter(
    { metadata: { owner: "a" } },
    { ignored },
  );
  customers.update(id, { metadata: { owner: "a", ...theirs } });
  await settle({ metadata: { owner: "b" } });
  expect(customers.get(id)?.metadata).toEqual({ owner: "b", ...theirs });
});

test("ignored keys are read again before each attempt of an update", async () => {
  const live = (owner: string, billingId: string) =>
    alpha(1, { metadata: { owner, "billing/id": billingId } });
  const { sent, settle } = setUpReplies(
    live("a", "7"),
    [
      json(live("a", "7")),
      json({}, 503),
      json(live("a", "8")),
      json(live("b", "8")),
    ],
    ignored,
  );
  await settle({ metadata: { owner: "b" } });
  expect(sent.map(({ body }) => body)).toEqual([
    undefined,
    { metadata: { "billing/id": "7", owner: "b" } },
    undefined,
    { metadata: { "billing/id": "8", owner: "b" } },
  ]);
});

test("ignored keys are never cleared: if the API merges, a key that cannot be removed is an error", async () => {
  const { settle, calls, customers, id } = setUpWriter(
    { metadata: { owner: "a", tier: "1", ...theirs } },
    { ignored, quirks: { metadataMerges: true } },
  );
  await expect(settle({ metadata: { owner: "a" } })).rejects.toThrow(
    new KeysRemainError('"tier"'),
  );
  expect(calls).toEqual([look, patch, look, look, look]);
  expect(customers.get(id)?.metadata).toMatchObject(theirs);
});

test("ignored keys that appear just before all metadata would be cleared survive", async () => {
  let looks = 0;
  const { settle, customers, id } = setUpWriter(
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
  await expect(settle({ metadata: { owner: "a" } })).rejects.toThrow(
    new KeysRemainError('"tier"'),
  );
  expect(customers.get(id)?.metadata).toMatchObject(theirs);
});
