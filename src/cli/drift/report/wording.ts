/** What the formats for people say, so that all of them say the same. */
import {
  type Drift,
  type DriftAttribute,
  type DriftReport,
  type DriftedCustomer,
  type ReportedCustomer,
  refusedStacks,
} from "./drift-report";
import { count } from "../../../text/plural";
import { printable } from "../../../text/printable";
import { describeUnknown } from "./failure-wording";

/** The title of each kind of drift. */
export const kindTitles: Readonly<Record<Drift["kind"], string>> = {
  changed: "changed elsewhere",
  deactivated: "deactivated elsewhere",
  gone: "gone",
  not_created: "declared, not created",
  undeployed: "declaration not deployed",
  undeclared: "deployed, declared no more",
  unmanaged: "live, in no stack",
};

/** What the next deploy does about a difference. */
export function describeNextDeploy({
  drift: { kind, nextDeploy, deployUndoes },
  unknown,
}: Pick<DriftedCustomer, "drift" | "unknown">): string {
  if (kind === "unmanaged") return "No deploy touches it.";
  if (unknown !== null) return describeUnknown(unknown);
  switch (nextDeploy) {
    case "create":
      return kind === "gone"
        ? "The next deploy creates a new customer, with a new id and without users."
        : "The next deploy creates it.";
    case "destroy":
      return "The next deploy destroys the resource: its deletion_policy says whether that deactivates the customer.";
    case "forget":
      return "The next deploy forgets it, and leaves the live customer alone.";
    case "import":
      return "The next deploy imports it, and makes it what is declared.";
    case "replace":
      return "The next deploy replaces the resource.";
    case "none":
      return kind === "gone"
        ? "No deploy brings it back: it is declared no more."
        : "The next deploy keeps this: the declaration says the same, or ignores it.";
    case "update":
      if (kind === "undeployed") return "The next deploy makes it so.";
      switch (deployUndoes) {
        case "all":
          return "The next deploy undoes this.";
        case "some":
          return "The next deploy undoes some of this, and keeps the rest.";
        case "none":
          return "The next deploy keeps what was changed elsewhere, and changes the rest.";
      }
  }
}

/** The sides of a value, in words; what is secret stays so. */
export function describeValues(attribute: DriftAttribute): {
  readonly declared: string;
  readonly lastState: string;
  readonly live: string;
} {
  const describe = (value: string | boolean | null) =>
    attribute.isSensitive
      ? "(sensitive)"
      : value === null
        ? "–"
        : printable(JSON.stringify(value));
  return {
    declared: attribute.isDeclaredUnknown
      ? "(not known yet)"
      : describe(attribute.declared),
    lastState: describe(attribute.lastState),
    live: describe(attribute.live),
  };
}

/** The name of a customer, else its address. */
export function describeCustomer({
  name,
  address,
  id,
}: Pick<ReportedCustomer, "name" | "address" | "id">): string {
  return printable(name ?? address ?? id ?? "");
}

/** Where a customer is declared and which one it is. */
export function describePlace({
  stack,
  address,
  id,
}: Pick<ReportedCustomer, "stack" | "address" | "id">): string[] {
  return [stack, address, id].flatMap((part) =>
    part === null ? [] : printable(part),
  );
}

/** How many users a customer has; null where there is nobody to count. */
export function describeUserCount({ drift }: DriftedCustomer): string | null {
  const { kind, userCount } = drift;
  if (userCount !== null) return count(userCount, "user");
  return kind === "gone" || kind === "not_created" ? null : "users not counted";
}

/** Why a difference does not count, or which of its attributes do not, and until when. */
export function describeSuppressions({
  attributes,
  suppression,
}: Drift): string[] {
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

/** The command that mends a difference, to be looked at; a strange name may need another spelling to run. */
export function describeMend({ mend }: Drift): string {
  return printable(mend);
}

/** Whether nothing differs, and all is known. */
export function isClean(report: DriftReport): boolean {
  return report.summary.drifted === 0 && refusedStacks(report).length === 0;
}

/** The whole report in a sentence, or two where not all is known. */
export function describeSummary(report: DriftReport): string {
  const { customers, drifted, suppressed, unknown, users } = report.summary;
  const refused = refusedStacks(report).length;
  const scope = `${count(customers, "customer")} in ${count(report.stacks.length, "stack")}`;
  const rest = suppressed === 0 ? "" : `, ${suppressed} suppressed`;
  const found =
    drifted > 0
      ? `Drift: ${drifted} of ${scope}${drifted === 1 ? " differs" : " differ"}, with ${count(users, "user")}${rest}.`
      : `No drift${refused === 0 ? "" : " found"}: ${scope}${rest}.`;
  if (refused === 0) return found;
  const gap =
    unknown === 0
      ? ""
      : `, and ${count(unknown, "customer")} ${unknown === 1 ? "is" : "are"} not known in full`;
  return `${found} Incomplete: Terraform refuses to plan ${count(refused, "stack")}${gap}.`;
}

/** What a reader must know: the notes, and the suppressions that do nothing. */
export function describeNotes({ notes, suppressions }: DriftReport): string[] {
  return [
    ...notes,
    ...suppressions
      .filter(({ isExpired, matches }) => isExpired || matches === 0)
      .map(({ customer, attribute, expires, reason, isExpired, matches }) => {
        const what =
          attribute === null ? customer : `${attribute} of ${customer}`;
        const fate = isExpired
          ? `expired on ${expires}${matches === 0 ? "" : ", and counts again"}`
          : "is about nothing that differs";
        return `The suppression of ${what} (${reason}) ${fate}.`;
      }),
  ].map(printable);
}
