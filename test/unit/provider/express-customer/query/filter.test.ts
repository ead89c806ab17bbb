import { expect, test } from "@jest/globals";
import { passes } from "../../../../../src/provider/express-customer/query/filter";
import { liveAlpha } from "../alpha";

const metadata = { site: "north", tier: "1" };

test.each<
  [
    {
      active?: boolean;
      name_contains?: string;
      metadata?: Record<string, string>;
    },
    boolean,
  ]
>([
  [{}, true],
  [{ active: true }, true],
  [{ active: false }, false],
  [{ name_contains: "lph" }, true],
  [{ name_contains: "alpha" }, false],
  [{ metadata: { site: "north" } }, true],
  [{ metadata: { site: "south" } }, false],
  [{ metadata: { owner: "north" } }, false],
  [{ metadata: { ...metadata, owner: "a" } }, false],
  [{ active: true, name_contains: "Beta" }, false],
])("the filter %j passes the customer: %s", (filter, isPassed) => {
  expect(
    passes(
      {
        active: filter.active ?? null,
        name_contains: filter.name_contains ?? null,
        metadata: filter.metadata
          ? new Map(Object.entries(filter.metadata))
          : null,
      },
      { ...liveAlpha(1), metadata: new Map(Object.entries(metadata)) },
    ),
  ).toBe(isPassed);
});
