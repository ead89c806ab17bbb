/** From a fleet's data to the props of its customers. Loaded only where there is a fleet: its parsers take time to load. */
import type { ExpressCustomerProps } from "../customer/props";
import type { FleetCustomer } from "./fleet-customer";
import type { FleetEntry } from "./entry";
import { FleetError } from "./fleet-error";
import type { FleetProblem } from "./fleet-error";
import { readFleetFile } from "./file";
import { parseFleetEntry } from "./parse-entry";
import type { ParsedFleetEntry } from "./parse-entry";
import { describeReceived } from "../../text/quote";

/**
 * Reads and checks the customers of a fleet.
 *
 * @param customers the customers, or the path of a file of them
 * @returns the props of each customer by its key
 * @throws {FleetError} when something is not allowed, or the file cannot be read
 */
export function parseFleet(
  customers: string | readonly FleetCustomer[],
): Readonly<Record<string, ExpressCustomerProps>> {
  const entries =
    typeof customers === "string"
      ? readFleetFile(customers)
      : customers.map(entryOf);
  const results = entries.map(parseFleetEntry);
  const parsed = results.flatMap((result) => result.parsed ?? []);
  const problems = [
    ...results.flatMap((result) => result.problems),
    ...duplicates(parsed),
  ];
  if (problems.length > 0) throw FleetError.of(problems);
  return Object.fromEntries(parsed.map(({ key, props }) => [key, props]));
}

function entryOf(customer: FleetCustomer, index: number): FleetEntry {
  return {
    // What code sets to undefined is absent.
    value: Object.fromEntries(
      Object.entries(customer).filter(([, value]) => value !== undefined),
    ),
    locate: () => `customers[${index}]`,
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
      expected: `another than that of ${first.location}`,
      received: describeReceived(entry.key),
    };
  });
}
