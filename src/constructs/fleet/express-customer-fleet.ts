import { Annotations } from "cdktf";
import type { TerraformMetaArguments } from "cdktf";
import { Construct } from "constructs";
import type { ExpressCustomerProps } from "../customer/props";
import { ExpressCustomer } from "../express-customer";
import { checkProps } from "../props/check-props";
import type { Rules } from "../props/rule";
import type { FleetCustomer } from "./fleet-customer";
import type { ParsedFleet, ReadFleetOptions } from "./parse-fleet";

/** The props of {@link ExpressCustomerFleet}. */
export interface ExpressCustomerFleetProps
  extends
    ReadFleetOptions,
    Pick<TerraformMetaArguments, "provider" | "dependsOn" | "lifecycle"> {
  /**
   * The customers, in any order, or the path of a file, relative to the directory in which the app runs. The file is a
   * list in YAML (`.yaml`, `.yml`) or JSON (`.json`) with the fields of a `FleetCustomer`, or a table (`.csv`) with a
   * column for each field, and `metadata.<key>` for each pair. It must be UTF-8.
   */
  readonly customers: string | readonly FleetCustomer[];
}

/** The data of the fleet has rules of its own. */
const rules: Rules<ExpressCustomerFleetProps> = {
  customers: [],
  allowEmpty: [],
  provider: [],
  dependsOn: [],
  lifecycle: [],
};

/** Declares a customer for each entry of a list or a file. The entry's key is the construct's id. */
export class ExpressCustomerFleet extends Construct {
  /** The customers by their keys. */
  readonly customers: ReadonlyMap<string, ExpressCustomer>;

  /**
   * @throws {FleetError} if something in the data is not allowed, or the file cannot be read
   * @throws {PropsError} if a prop does not exist
   */
  constructor(scope: Construct, id: string, props: ExpressCustomerFleetProps) {
    super(scope, id);
    checkProps(this.node.path, props, rules);
    const { customers, allowEmpty = false, ...metaArguments } = props;
    const fleet = loadFleet(customers, { allowEmpty });
    const annotations = Annotations.of(this);
    for (const { level, message } of fleet.notes)
      if (level === "info") annotations.addInfo(message);
      else annotations.addWarning(message);
    this.customers = new Map(
      Object.entries(fleet.customers).map(([key, customer]) => [
        key,
        new ExpressCustomer(this, key, { ...metaArguments, ...customer }),
      ]),
    );
  }
}

/**
 * Reads and checks a fleet's data, for `ExpressCustomerStacks` and for code that declares customers itself. Emits a
 * process warning if an entry has no key.
 *
 * @param customers the customers, or the path of a file, as in a fleet
 * @returns the props of each customer by its key
 * @throws {FleetError} if something in the data is not allowed, or the file cannot be read
 */
export function readFleet(
  customers: string | readonly FleetCustomer[],
  options: ReadFleetOptions = {},
): Readonly<Record<string, ExpressCustomerProps>> {
  const fleet = loadFleet(customers, options);
  for (const { level, message } of fleet.notes)
    if (level === "warning") process.emitWarning(message, "FleetWarning");
  return fleet.customers;
}

type ParseFleetModule = typeof import("./parse-fleet");

/** Loads the parsers only if they are needed, because they take time to load. */
function loadFleet(
  customers: string | readonly FleetCustomer[],
  options: ReadFleetOptions,
): ParsedFleet {
  // eslint-disable-next-line @typescript-eslint/no-require-imports, @typescript-eslint/no-unsafe-assignment
  const { parseFleet }: ParseFleetModule = require("./parse-fleet");
  return parseFleet(customers, options);
}
