/** Parses a fleet's data to the props of its customers. Loaded only if there is a fleet, because it takes time. */
import { relative } from "node:path";
import { count } from "../../text/plural";
import { describeReceived } from "../../text/quote";
import type { ExpressCustomerProps } from "../customer/props";
import type { FleetData, FleetNote } from "./entry";
import type { FleetCustomer } from "./fleet-customer";
import { FleetError, type FleetProblem } from "./fleet-error";
import { readFleetFile } from "./formats/read-fleet-file";
import { type ParsedFleetEntry, parseFleetEntry } from "./parse-entry";

/** Options for reading a fleet's data. */
export interface ReadFleetOptions {
  /**
   * Whether the data may have no customers. Deploying an empty fleet removes every customer that it declared before.
   * @default false
   */
  readonly allowEmpty?: boolean;
}

/** A valid fleet. */
export interface ParsedFleet {
  /** The props of each customer by its key. */
  readonly customers: Readonly<Record<string, ExpressCustomerProps>>;
  readonly notes: readonly FleetNote[];
}

/**
 * Reads and checks the customers of a fleet.
 *
 * @param customers the customers, or the path of a file of them
 * @throws {FleetError} if something is not allowed, or the file cannot be read
 */
export function parseFleet(
  customers: string | readonly FleetCustomer[],
  { allowEmpty = false }: ReadFleetOptions = {},
): ParsedFleet {
  const { entries, notes } =
    typeof customers === "string"
      ? readFleetFile(customers)
      : readFleetList(customers);
  if (entries.length === 0 && !allowEmpty)
    throw new FleetError(
      `${typeof customers === "string" ? relative("", customers) : "customers"}: The fleet is empty: a deployment would remove every customer that it declared before. If it is meant to be empty, set allowEmpty.`,
    );
  const results = entries.map(parseFleetEntry);
  const parsed = results.flatMap((result) => result.parsed ?? []);
  const problems = [
    ...results.flatMap((result) => result.problems),
    ...duplicates(parsed),
  ];
  if (problems.length > 0) throw FleetError.of(problems);
  return {
    customers: Object.fromEntries(parsed.map(({ key, props }) => [key, props])),
    notes: [...notes, ...missingKeys(parsed)],
  };
}

function readFleetList(customers: readonly FleetCustomer[]): FleetData {
  return {
    entries: customers.map((customer, index) => ({
      // A field that code sets to undefined is absent.
      value: Object.fromEntries(
        Object.entries(customer).filter(([, value]) => value !== undefined),
      ),
      locate: () => `customers[${index}]`,
    })),
    notes: [],
  };
}

function duplicates(parsed: readonly ParsedFleetEntry[]): FleetProblem[] {
  const firstOf = new Map<string, ParsedFleetEntry>();
  return parsed.flatMap((entry) => {
    const first = firstOf.get(entry.key);
    if (first === undefined) {
      firstOf.set(entry.key, entry);
      return [];
    }
    return {
      location: entry.location,
      prop: entry.keyProp,
      expected: `different from that of ${first.location}`,
      received: describeReceived(entry.key),
    };
  });
}

/** One note for all entries without a key, because in a large fleet all keys may be missing. */
function missingKeys(
  parsed: readonly ParsedFleetEntry[],
): readonly FleetNote[] {
  const keyless = parsed.filter(({ hasOwnKey }) => !hasOwnKey);
  const [first, ...others] = keyless;
  if (first === undefined) return [];
  const more =
    others.length === 0 ? "" : `, and ${count(others.length, "other")}`;
  return [
    {
      level: "warning",
      message: `${first.location} has no key${more}. Its key is made from its name: if the name changes, the customer is deactivated and another one is created. Give it the key that it has now: ${first.key}`,
    },
  ];
}
