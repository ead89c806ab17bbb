import { count } from "../../../../text/plural";
import { printable } from "../../../../text/printable";
import {
  type DriftKind,
  type DriftOrigin,
  driftOrigins,
  originOf,
} from "../../drift-kinds";
import type { Drift, ReportedCustomer } from "../../drift-report";
import { type AttributeView, viewAttribute } from "./attribute-view";
import { describeNextDeploy, describeUnknown } from "./next-deploy";

/** A customer as people see it. All texts are safe to print. */
export interface CustomerView {
  /** Unique within the report. */
  readonly key: string;
  readonly status: CustomerStatus;
  /** Whether the plan did not fail for it. */
  readonly isFullyKnown: boolean;
  /** The live customer; `unseen` if Terraform did not look. */
  readonly live: "active" | "inactive" | "absent" | "unseen";
  /** The kind of the difference, or what is unknown, for programs. */
  readonly type: DriftKind | NonNullable<ReportedCustomer["unknown"]> | null;
  /** The name, or else the address. */
  readonly name: string;
  readonly address: string | null;
  readonly id: string | null;
  /** The stack, the address and the id, as far as there are any. */
  readonly place: readonly string[];
  /** The difference, and how many users there are. Empty without a difference. */
  readonly facts: readonly string[];
  readonly attributes: readonly AttributeView[];
  /** Why the difference, or some of its attributes, do not count. */
  readonly suppressions: readonly string[];
  /** What the next deploy does, or what is unknown. Null without a difference, or if it is suppressed. */
  readonly consequence: string | null;
  /** The command that removes the difference. Null without a difference. */
  readonly fix: string | null;
}

/**
 * Where a difference that counts comes from; or why there is none. `unknown` means that no difference is known, but not
 * everything is known.
 */
export type CustomerStatus = DriftOrigin | "same" | "suppressed" | "unknown";

/** The title of each kind of difference. */
const kindTitles: Readonly<Record<DriftKind, string>> = {
  gone: "gone",
  deactivated: "deactivated outside Terraform",
  undeclared: "no longer declared",
  changed: "changed outside Terraform",
  not_created: "declared, not created yet",
  undeployed: "declaration not deployed yet",
  unmanaged: "in no stack",
};

/** The title of a customer whose status is `unknown`. */
const unknownTitles = {
  next_deploy: "not planned",
  live: "not looked at",
} as const;

/** Shows a customer. */
export function viewCustomer(
  customer: ReportedCustomer,
  index: number,
): CustomerView {
  const { drift, unknown, stack, address, id, name } = customer;
  const isCounted = drift?.suppression === null;
  return {
    key: `customer-${index + 1}`,
    status: statusOf(customer),
    isFullyKnown: unknown === null,
    live: liveOf(customer),
    type: drift?.kind ?? unknown,
    name: printable(name ?? address ?? id ?? ""),
    address: address === null ? null : printable(address),
    id: id === null ? null : printable(id),
    place: [stack, address, id].flatMap((part) =>
      part === null ? [] : printable(part),
    ),
    facts: factsOf(customer),
    attributes: drift?.attributes.map(viewAttribute) ?? [],
    suppressions: drift === null ? [] : describeSuppressions(drift),
    consequence: isCounted
      ? describeNextDeploy(drift, unknown)
      : drift === null && unknown !== null
        ? describeUnknown(unknown)
        : null,
    fix: isCounted ? printable(drift.fix) : null,
  };
}

/** Whether a customer has a difference that counts. */
export function isDifferent({ status }: Pick<CustomerView, "status">): boolean {
  return driftOrigins.some((origin) => origin === status);
}

function statusOf({ drift, unknown }: ReportedCustomer): CustomerStatus {
  if (drift !== null)
    return drift.suppression === null ? originOf[drift.kind] : "suppressed";
  return unknown === null ? "same" : "unknown";
}

function liveOf({ isActive, unknown }: ReportedCustomer): CustomerView["live"] {
  if (isActive === null) return unknown === "live" ? "unseen" : "absent";
  return isActive ? "active" : "inactive";
}

function factsOf({ drift, unknown }: ReportedCustomer): readonly string[] {
  if (drift === null) return unknown === null ? [] : [unknownTitles[unknown]];
  const { kind, userCount } = drift;
  const users =
    userCount === null ? "users not counted" : count(userCount, "user");
  const hasUsers =
    userCount !== null || (kind !== "gone" && kind !== "not_created");
  return [kindTitles[kind], ...(hasUsers ? [users] : [])];
}

/** One text for the whole difference, or one for each reason with its attributes. */
function describeSuppressions({ attributes, suppression }: Drift): string[] {
  const describe = ({ reason, expires }: NonNullable<Drift["suppression"]>) =>
    `suppressed until ${expires}: ${printable(reason)}`;
  const marked = attributes.flatMap(({ attribute, suppression: mark }) =>
    mark === null ? [] : { attribute, text: describe(mark) },
  );
  const texts = [...new Set(marked.map(({ text }) => text))];
  const whole = suppression && describe(suppression);
  if (whole !== null && texts.every((text) => text === whole)) return [whole];
  return texts.map((text) => {
    const those = marked.filter((one) => one.text === text);
    return `${those.map(({ attribute }) => printable(attribute)).join(", ")} ${text}`;
  });
}
