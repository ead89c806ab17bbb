import type { ExpressCustomer } from "../../src/api/express-customer";
import type { ExpressCustomerStore } from "../../src/sandbox";
import type { FleetModel, Held } from "./fleet-model";

/** The ids of the customers that the next run deactivates. Null if names make it ambiguous. */
export function expectedDeactivations(
  held: Held,
  { declared, mayAdopt }: FleetModel,
  customers: ExpressCustomerStore,
): readonly string[] | null {
  const liveAt = (address: string): ExpressCustomer | undefined =>
    customers.get(held.get(address)?.id ?? "");
  const created = [...declared].filter(
    ([address]) => liveAt(address) === undefined,
  );
  const heldNames = [...held.keys()].map(
    (address) => liveAt(address)?.expressCustomerName,
  );
  if (created.some(([, { name }]) => heldNames.includes(name))) return null;

  const letGo = [...held]
    .filter(([address, { isAbandoned }]) => {
      const declaration = declared.get(address);
      // A replacement takes over its customer, and deactivates it only if it is declared inactive.
      return declaration === undefined ? !isAbandoned : !declaration.active;
    })
    .map(([address]) => liveAt(address));
  const adoptedNames = created
    .filter(([, { active }]) => mayAdopt && !active)
    .map(([, { name }]) => name);
  const adopted = customers
    .all()
    .filter(({ expressCustomerName: name }) => adoptedNames.includes(name));
  return [...letGo, ...adopted]
    .filter((live) => live?.isActive === true)
    .map((live) => live?.expressCustomerId ?? "");
}
