import type { TerraformMetaArguments } from "cdktf";
import { Construct } from "constructs";
import { ExpressCustomer } from "../express-customer";
import type { ExpressCustomerProps } from "../customer/props";
import type { FleetCustomer } from "./fleet-customer";

/** Customers that are data, and what Terraform is to do with all of them. */
export interface ExpressCustomerFleetProps extends Pick<
  TerraformMetaArguments,
  "provider" | "dependsOn" | "lifecycle"
> {
  /**
   * The customers, in any order; or the path of a file of them, from the directory in which the app runs. The
   * file is a list in YAML (`.yaml`, `.yml`) or JSON (`.json`), with the fields of a `FleetCustomer`; or a table
   * (`.csv`) with a column for each field, and `metadata.<key>` for each pair.
   */
  readonly customers: string | readonly FleetCustomer[];
}

/** Declares a customer for each entry of a list or a file. Its construct's id is the entry's key. */
export class ExpressCustomerFleet extends Construct {
  /** The customers by their keys. */
  readonly customers: ReadonlyMap<string, ExpressCustomer>;

  /** @throws {FleetError} when something in the data is not allowed, or the file cannot be read */
  constructor(scope: Construct, id: string, props: ExpressCustomerFleetProps) {
    super(scope, id);
    const { customers, ...metaArguments } = props;
    this.customers = new Map(
      Object.entries(readFleet(customers)).map(([key, customer]) => [
        key,
        new ExpressCustomer(this, key, { ...metaArguments, ...customer }),
      ]),
    );
  }
}

/**
 * Reads and checks customers that are data, for `ExpressCustomerStacks` and for what makes customers itself.
 *
 * @param customers the customers, or the path of a file of them, as in a fleet
 * @returns the props of each customer by its key
 * @throws {FleetError} when something in the data is not allowed, or the file cannot be read
 */
export function readFleet(
  customers: string | readonly FleetCustomer[],
): Readonly<Record<string, ExpressCustomerProps>> {
  // An app without a fleet is not to wait for the parsers.
  // eslint-disable-next-line @typescript-eslint/no-require-imports, @typescript-eslint/no-unsafe-assignment
  const { parseFleet }: ParseFleetModule = require("./parse-fleet");
  return parseFleet(customers);
}

type ParseFleetModule = typeof import("./parse-fleet");
