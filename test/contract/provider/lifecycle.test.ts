import { unknownValue } from "../../../src/framework/schema/values";
import { describe, expect, test } from "@jest/globals";
import { liveCustomer } from "../../support/api/live-customers";
import { objectOf } from "../../support/provider/provider-caller";
import { startTestSandbox } from "../../support/api/start-sandbox";
import {
  configureFor,
  dataSource,
  declaration,
  deploy,
  idOf,
  proposal,
  resource,
  setUp,
  stateOfA,
} from "./configured-provider";

describe("a declared customer", () => {
  test("exists as declared, and a refresh and a plan find nothing to change", async () => {
    const { caller } = await setUp();
    const config = declaration({
      name: "Café 👍",
      metadata: new Map([
        ["__proto__", "1"],
        ["", "empty"],
      ]),
    });
    const {
      state,
      private: privateState,
      diagnostics,
    } = await deploy(caller, config);
    expect(diagnostics).toEqual([]);
    expect(state).toMatchObject({ name: "Café 👍", active: true });

    const read = await caller.read(resource, state ?? null, privateState);
    expect(read.state).toEqual(state);
    const plan = await caller.plan(resource, {
      config,
      prior: state ?? null,
      proposed: proposal(config, state ?? null),
      priorPrivate: read.private,
    });
    expect(plan).toEqual({
      planned: state,
      identity: { id: idOf(state) },
      requiresReplace: [],
      plannedPrivate: read.private,
      diagnostics: [],
    });
  });

  test("is not created if a customer gets the name after the plan: the second plan says why", async () => {
    const { sandbox, caller } = await setUp();
    const config = declaration({ name: "A", on_existing: "adopt" });
    const first = await caller.plan(resource, { config });
    expect(first.planned).toMatchObject({ adopted: false });
    const stranger = sandbox.customers.add({ name: "A" });
    // Terraform applies with a new provider.
    const second = await (
      await configureFor(sandbox)
    ).plan(resource, { config, plannedPrivate: first.plannedPrivate });
    expect(second.diagnostics).toMatchObject([
      {
        severity: "error",
        summary: 'The customers named "A" have changed since the plan',
        detail: expect.stringContaining(stranger.expressCustomerId),
      },
    ]);
  });

  test("is updated, deactivated and abandoned, and drift is found", async () => {
    const { sandbox, caller } = await setUp();
    const created = await deploy(caller, declaration({ name: "A" }));
    const updated = await deploy(
      caller,
      declaration({ name: "B", metadata: new Map([["k", "v"]]) }),
      created.state,
    );
    expect(updated.diagnostics).toEqual([]);
    const id = idOf(updated.state);
    sandbox.customers.deactivate(id);
    const { state } = await caller.read(resource, updated.state ?? null);
    expect(state).toEqual({ ...updated.state, active: false });
    expect(await deploy(caller, null, state)).toMatchObject({
      state: null,
      diagnostics: [],
    });
  });

  test("that was created but not deactivated is kept, with the error", async () => {
    const { sandbox, caller } = await setUp();
    sandbox.faults.add({
      kind: "respond",
      method: "POST",
      path: "/v1/express/*/deactivate",
      status: 403,
    });
    const { state, diagnostics } = await deploy(
      caller,
      declaration({ name: "A", active: false }),
    );
    expect(state).toMatchObject({
      id: expect.stringMatching(/^cus_[0-9a-f]{32}$/),
      name: "A",
      active: true,
    });
    expect(diagnostics).toMatchObject([{ severity: "error" }]);
    expect(sandbox.customers.size).toBe(1);
  });

  test("that the API rejected has a null state, with the error", async () => {
    const sandbox = await startTestSandbox();
    const caller = await configureFor({ ...sandbox, apiKey: "sk_wrong" });
    const { state, diagnostics } = await caller.apply(resource, {
      planned: stateOfA({ id: unknownValue }),
    });
    expect(state).toBeNull();
    expect(diagnostics).toMatchObject([
      { severity: "error", detail: expect.stringContaining("AVARA_API_KEY") },
    ]);
  });

  test("that is gone leaves the state", async () => {
    const { caller } = await setUp();
    expect(await caller.read(resource, stateOfA())).toMatchObject({
      state: null,
      diagnostics: [],
    });
  });

  test.each(["adopt", "update"])(
    "that is gone when its %s is applied is an error that says so",
    async (change) => {
      const { sandbox, caller } = await setUp();
      const { expressCustomerId: id } = sandbox.customers.add({ name: "A" });
      const config = declaration({ name: "A", on_existing: "adopt" });
      const { planned, plannedPrivate } = await caller.plan(resource, {
        config,
      });
      const prior =
        change === "update" ? { ...planned, metadata: new Map() } : null;
      sandbox.customers.forget(id);
      const applied = await caller.apply(resource, {
        prior,
        planned: { ...planned, name: "B" },
        plannedPrivate,
      });
      expect(applied).toMatchObject({
        state: prior,
        diagnostics: [
          { detail: expect.stringContaining(`${id} no longer exists`) },
        ],
      });
    },
  );

  test("is imported by its id, and completed by the read that follows", async () => {
    const { sandbox, caller } = await setUp({ customers: [{ name: "Alpha" }] });
    const { expressCustomerId: id } = liveCustomer(sandbox, "Alpha");
    const { imported, diagnostics } = await caller.import(resource, id);
    expect(diagnostics).toEqual([]);
    const [found] = imported;
    const read = await caller.read(
      resource,
      found?.state ?? null,
      found?.private,
    );
    expect(read).toMatchObject({
      state: { id, name: "Alpha", active: true, metadata: new Map() },
      diagnostics: [],
    });
    expect(await caller.import(resource, "nonsense")).toMatchObject({
      imported: [],
      diagnostics: [{ severity: "error", path: "id" }],
    });
  });

  test("whose state is from before there was metadata_all has no change, refreshed or not", async () => {
    const { sandbox, caller } = await setUp();
    const config = declaration({ name: "A", metadata: new Map([["k", "v"]]) });
    const created = await deploy(caller, config);
    const old = { ...created.state, metadata_all: null };
    const read = await caller.read(resource, old, created.private);
    expect(read.state).toEqual(created.state);
    for (const prior of [old, read.state ?? null]) {
      const { planned } = await caller.plan(resource, {
        config,
        prior,
        proposed: proposal(config, prior),
        priorPrivate: created.private,
      });
      expect(planned).toEqual(prior);
    }
    const next = await configureFor(sandbox);
    const renamed = await deploy(next, declaration({ name: "B" }), old);
    expect(renamed).toMatchObject({
      state: { name: "B", metadata_all: new Map() },
      diagnostics: [],
    });
  });

  test("has a state that its version can read unchanged", async () => {
    const { caller } = await setUp();
    const json = '{"id":"cus_1","name":"A"}';
    expect(await caller.upgrade(resource, 0, json)).toEqual({
      json,
      state: undefined,
      diagnostics: [],
    });
    expect(await caller.upgrade(resource, 9, json)).toMatchObject({
      diagnostics: [{ summary: "Unsupported state version" }],
    });
  });
});

test.each(["an update", "a replacement"])(
  "%s that no longer ignores a key leaves it to others, because no plan shows it",
  async (how) => {
    const { sandbox, caller: first } = await setUp();
    const ignoring = declaration({ name: "A", ignore_metadata_keys: ["x"] });
    const created = await deploy(first, ignoring);
    const id = idOf(created.state);
    sandbox.customers.update(id, { metadata: { x: "theirs" } });
    const caller = await configureFor(sandbox);
    const old = created.state ?? null;
    const config = declaration({ name: "A", metadata: new Map([["k", "v"]]) });
    if (how === "a replacement") {
      const { plannedPrivate } = await caller.plan(resource, { config });
      await caller.apply(resource, {
        prior: old,
        planned: null,
        plannedPrivate,
      });
    }
    const prior = how === "an update" ? old : null;
    const { planned, plannedPrivate } = await caller.plan(resource, {
      config,
      prior,
      proposed: proposal(config, prior),
      ...(prior !== null && { priorPrivate: created.private }),
    });
    await caller.apply(resource, { prior, planned, plannedPrivate });
    expect(sandbox.customers.all()).toMatchObject([
      { expressCustomerId: id, metadata: { x: "theirs", k: "v" } },
    ]);
  },
);

describe("the data source of a customer", () => {
  test("finds it by its id and by its name, and reports if there is none", async () => {
    const { caller } = await setUp({ customers: [{ name: "Alpha" }] });
    const find = (attributes: Readonly<Record<string, string>>) =>
      caller.readDataSource(
        dataSource,
        objectOf(dataSource.schema, attributes),
      );
    const byName = await find({ name: "Alpha" });
    expect(byName).toMatchObject({
      state: { name: "Alpha", active: true, user_count: 0 },
      diagnostics: [],
    });
    expect(await find({ id: idOf(byName.state) })).toEqual(byName);
    expect(await find({ name: "Beta" })).toMatchObject({
      state: undefined,
      diagnostics: [{ severity: "error", path: "name" }],
    });
  });
});
