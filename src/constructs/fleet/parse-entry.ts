import { Token } from "cdktf";
import type * as z from "zod/mini";
import { describeReceived } from "../../text/quote";
import { suggest } from "../../text/suggest";
import type { ExpressCustomerProps } from "../customer/props";
import { expressCustomerRules } from "../customer/rules";
import { findProblems } from "../props/check-props";
import type { FleetEntry } from "./entry";
import type { FleetProblem } from "./fleet-error";
import { keyOfName } from "./key";
import { fleetCustomerSchema, fleetFields } from "./schema";

/** A checked customer of a fleet, with its key. */
export interface ParsedFleetEntry {
  readonly key: string;
  /** Whether the entry has a key. Otherwise the key is made from the name. */
  readonly hasOwnKey: boolean;
  /** The name of the key in errors. */
  readonly keyProp: string;
  /** The place of the key, or of the name that it is made from. */
  readonly location: string;
  readonly props: ExpressCustomerProps;
}

/** The result of checking an entry: a customer, or problems. */
export interface FleetEntryResult {
  readonly parsed: ParsedFleetEntry | null;
  readonly problems: readonly FleetProblem[];
}

/** Checks one entry: the types of its fields, then the limits of a customer. */
export function parseFleetEntry(entry: FleetEntry): FleetEntryResult {
  const result = fleetCustomerSchema.safeParse(entry.value);
  if (!result.success)
    return rejected(
      result.error.issues.flatMap((issue) => typeProblems(entry, issue)),
    );
  const { key: givenKey, ...props } = result.data;
  const problems = findProblems(props, expressCustomerRules);
  if (problems.length > 0)
    return rejected(
      problems.map((problem) => ({
        location: entry.locate(pathOf(problem.prop, props.metadata)),
        ...problem,
      })),
    );
  const { name } = props;
  const key =
    givenKey ?? (Token.isUnresolved(name) ? null : keyOfName(name, "-"));
  if (key === null)
    return rejected([
      {
        location: entry.locate(["name"]),
        prop: "name",
        expected:
          "one from which a key can be made, or the entry must have a key",
        received: describeReceived(name),
      },
    ]);
  const hasOwnKey = givenKey !== undefined;
  const location = entry.locate([hasOwnKey ? "key" : "name"]);
  const keyProp = hasOwnKey ? "key" : "the key made from name";
  return { parsed: { key, hasOwnKey, keyProp, location, props }, problems: [] };
}

function rejected(problems: readonly FleetProblem[]): FleetEntryResult {
  return { parsed: null, problems };
}

function typeProblems(
  { value, locate }: FleetEntry,
  issue: z.core.$ZodIssue,
): readonly FleetProblem[] {
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((field) => ({
      location: locate([field]),
      prop: "a field",
      expected: `one of ${fleetFields.join(", ")}`,
      received: describeReceived(field),
      suggestion: suggest(field, fleetFields),
    }));
  const received = valueAt(value, issue.path);
  return [
    {
      location: locate(issue.path),
      prop: nameOf(issue.path),
      expected: issue.message,
      received: received === undefined ? "nothing" : describeReceived(received),
    },
  ];
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (outer, step) =>
      typeof outer === "object" && outer !== null
        ? Object.getOwnPropertyDescriptor(outer, step)?.value
        : undefined,
    value,
  );
}

/** A field's name in problems: `metadata["region"]`. */
function nameOf([field, entry]: readonly PropertyKey[]): string {
  if (field === undefined) return "an entry";
  return entry === undefined
    ? String(field)
    : `${String(field)}[${describeReceived(String(entry))}]`;
}

/** The path of a prop, from its name in a problem. */
function pathOf(
  prop: string,
  metadata: Readonly<Record<string, string>> = {},
): readonly string[] {
  const key = Object.keys(metadata).find((candidate) =>
    prop.endsWith(nameOf(["metadata", candidate])),
  );
  return key === undefined ? [prop] : ["metadata", key];
}
