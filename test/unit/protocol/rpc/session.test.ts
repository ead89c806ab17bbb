import { expect, test } from "@jest/globals";
import {
  config,
  planned,
  setUp,
  setUpConfigured,
  state,
  thing,
  exception,
} from "../../../support/providers/thing-provider";

test("a call before the provider is configured is an error", async () => {
  const { caller } = setUp();
  const { diagnostics, state: read } = await caller.read(thing, state);
  expect(diagnostics).toEqual([
    exception("The provider was called before it was configured."),
  ]);
  expect(read).toEqual(state);
});

test("a call for an unknown type is an error that names it", async () => {
  const caller = await setUpConfigured();
  const unknown = { ...thing, typeName: "test_other" };
  const { diagnostics } = await caller.read(unknown, state);
  expect(diagnostics).toEqual([
    exception("This provider has no resource test_other."),
  ]);
  expect(await caller.validateDataSource(unknown, config)).toEqual([
    exception("This provider has no data source test_other."),
  ]);
});

test("the values of a resource's sensitive attributes are secrets", async () => {
  const caller = await setUpConfigured({
    create: ({ planned: { password }, diagnostics }) => {
      diagnostics.error("Refused", `Too weak: ${JSON.stringify(password)}`);
      return Promise.resolve({ state: null });
    },
  });
  const { diagnostics } = await caller.apply(thing, {
    planned: { ...planned, password: 'pass"word' },
  });
  expect(diagnostics).toMatchObject([{ detail: 'Too weak: "(sensitive)"' }]);
});
