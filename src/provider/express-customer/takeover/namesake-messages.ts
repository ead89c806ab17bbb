/** What a plan says about live customers that have the name of a new object. */
import type { OnExisting } from "../../../api/express-customer-limits";
import type { Diagnostics } from "../../../framework/diagnostics";
import { Failure } from "../../../framework/failure";
import type { PrivateState } from "../../../framework/stored-data";
import { pathTo } from "../../../framework/attribute-path";
import { quote } from "../../../text/quote";
import { type LiveCustomer } from "../live/live-customer";
import { readPrivateState } from "../private-state";
import type { Decision } from "./decide";
import type { Conflict } from "./claims";
import { describeCustomer } from "../describe-customer";

/** Why a new object is not planned. */
export function existingNameFailure(
  name: string,
  onExisting: OnExisting,
  { reason, customers }: Extract<Decision, { readonly kind: "fail" }>,
): Failure {
  const fixes = {
    held: `Another resource of this state holds ${customers.length === 1 ? "it" : "them"}. Choose another name. If it is the same customer under another address, write a moved block.`,
    exists: `Choose another name, or import the one you mean:\n\n${importBlocks(customers)}`,
    several: `To adopt one, import the one you mean:\n\n${importBlocks(customers)}`,
  };
  return new Failure(
    `A customer named ${quote(name)} already exists`,
    `${listAll(customers)} and on_existing is ${quote(onExisting)}. ${fixes[reason]}`,
    pathTo("name"),
  );
}

/** Warns that a customer is created although others have its name. */
export function warnOfNamesakes(
  name: string,
  customers: readonly LiveCustomer[],
  diagnostics: Diagnostics,
): void {
  if (customers.length === 0) return;
  diagnostics.warning(
    `A customer named ${quote(name)} already exists`,
    `${listAll(customers)} and this apply creates another customer of the same name. If you mean an existing one, import it:\n\n${importBlocks(customers)}\n\n` +
      'Or set on_existing to "adopt". If another stack or another resource of this one manages it, leave it there, and give this one another name if the two must not be confused.',
    pathTo("name"),
  );
}

/** Two objects of this command concern one customer. */
export function conflictFailure(
  customer: Pick<LiveCustomer, "id" | "name">,
  conflict: Conflict,
  declaration?: string,
): Failure {
  const other =
    conflict.with === "holder"
      ? `another one declares it as ${conflict.holder.declaration}`
      : "another one takes it over because it has the same name, and its on_existing allows no second customer";
  return new Failure(
    `Two resources concern the customer ${describeCustomer(customer)}`,
    `${declaration === undefined ? "This resource takes it over" : `This resource declares it as ${declaration}`}, and ${other}. A customer can be declared only once. ` +
      "Remove one of the two, or give it another name or id. To remove one from the state without changing the customer, use a removed block or terraform state rm. If it is the same customer under another address, write a moved block.",
  );
}

/** Several new objects of one name are planned, and at least one takes a customer over. */
export function unclearTakeover(name: string): Failure {
  return new Failure(
    `Several new resources are named ${quote(name)}, and one of them takes over an existing customer`,
    "It would not be clear which of them takes it over. Apply them one at a time, or give them different names. terraform untaint keeps a tainted resource as it is.",
    pathTo("name"),
  );
}

/**
 * Checks that the namesakes are still those of the plan. From Terraform 1.16 on, the provider knows
 * that it plans again; before, Terraform itself finds that the values differ.
 *
 * @throws {Failure} if they are not
 */
export function checkNamesakes(
  name: string,
  decision: Exclude<Decision, { readonly kind: "fail" }>,
  plannedPrivate: PrivateState | undefined,
): void {
  if (plannedPrivate === undefined) return;
  const planned = readPrivateState(plannedPrivate).successor?.customerId;
  const now = decision.kind === "take over" ? decision.customer : undefined;
  if (planned === now?.id) return;
  throw new Failure(
    `The customers named ${quote(name)} have changed since the plan`,
    `The plan ${planned === undefined ? "creates a new customer" : `takes over ${planned}`}, but now ${now === undefined ? "no customer has this name" : `${describeCustomer(now)} exists`}. Nothing has been written for this resource. Plan again.`,
    pathTo("name"),
  );
}

function listAll(customers: readonly LiveCustomer[]): string {
  const described = customers.map(describeCustomer).join(", ");
  return `${described} ${customers.length === 1 ? "exists" : "exist"},`;
}

function importBlocks(customers: readonly LiveCustomer[]): string {
  return customers
    .map(
      ({ id }) =>
        `  import {\n    to = avara_express_customer.example # the address of this resource\n    id = ${JSON.stringify(id)}\n  }`,
    )
    .join("\n");
}
