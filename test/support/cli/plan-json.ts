/** Plans as `terraform show -json` prints them, and what a report says about them. */
import { isDeepStrictEqual } from "node:util";
import { readPlan } from "../../../src/cli/drift/plan/read-plan";
import type { ReportSources } from "../../../src/cli/drift/report/build-report";
import { reportOnStack } from "./report-from";

const resourceOf = (name: string) => ({
  address: `avara_express_customer.${name}`,
  mode: "managed",
  type: "avara_express_customer",
});

/** The values of a customer. */
export const valuesOf = (name: string, more: object = {}) => ({
  id: `cus_${name}`,
  name,
  active: true,
  metadata: {},
  ...more,
});

/** A customer of `resource_changes`, or of `resource_drift`. */
export const changeOf = (
  name: string,
  before: object | null,
  after: object | null,
  more: object = {},
) => ({
  ...resourceOf(name),
  change: { actions: ["no-op"], before, after },
  ...more,
});

/** A customer of the state after the refresh. */
export const inState = (name: string, more: object = {}) => ({
  ...resourceOf(name),
  values: valuesOf(name),
  sensitive_values: {},
  ...more,
});

/** The state after the refresh. */
export const stateOf = (...resources: readonly object[]) => ({
  prior_state: { values: { root_module: { resources } } },
});

/** The values of one side that are not those of the others. */
interface Side {
  readonly name?: string;
  readonly active?: boolean;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly deletion_policy?: string;
  readonly ignore_metadata_keys?: readonly string[];
}

/** The plan of one customer, `alpha`. A side is null if it does not exist. */
export interface CustomerPlan {
  readonly lastState?: Side | null;
  readonly live?: Side | null;
  readonly declared?: Side | null;
  readonly actions?: readonly string[];
  /** More fields of the change. */
  readonly change?: object;
}

const sideOf = (side: Side | null) =>
  side && valuesOf("alpha", { metadata: { plan: "standard" }, ...side });

/** Writes the plan of one customer. By default, nothing differs. */
function planOf({
  lastState = {},
  live = {},
  declared = {},
  actions = ["no-op"],
  change,
}: CustomerPlan): object {
  const [before, now, after] = [
    sideOf(lastState),
    sideOf(live),
    sideOf(declared),
  ];
  const isDrifted = lastState !== null && !isDeepStrictEqual(lastState, live);
  const unmarked = {
    after_unknown: {},
    before_sensitive: { metadata: {} },
    after_sensitive: { metadata: {} },
  };
  const next = { actions, before: now, after, ...unmarked, ...change };
  return {
    resource_drift: isDrifted ? [changeOf("alpha", before, now)] : [],
    resource_changes:
      live === null && declared === null
        ? []
        : [changeOf("alpha", null, null, { change: next })],
  };
}

/** Builds the report of the plan of one customer, who has 12 users. */
export const reportOn = (
  plan: CustomerPlan,
  more: Partial<ReportSources> = {},
) =>
  reportOnStack(readPlan(JSON.stringify(planOf(plan))), {
    userCounts: new Map([["cus_alpha", 12]]),
    ...more,
  });
