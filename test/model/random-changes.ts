import type { ExpressCustomerStore } from "../../src/sandbox";
import type { Declaration, FleetModel, Held } from "./fleet-model";
import type { SeededRandom } from "../support/random";

const addresses = ["a", "b", "c", "d", "e", "f", "g"] as const;
const fewNames = ["Alpha", "Beta", "Gamma"] as const;
const defaults = [{}, { site: "s" }, { site: "t", owner: "d" }] as const;
const metadata = [{}, { owner: "a" }, { owner: "b", tier: "1" }] as const;

/** Draws random changes of a fleet, in its declarations and outside Terraform. */
export class RandomChanges {
  readonly #random: SeededRandom;
  readonly #model: FleetModel;
  readonly #customers: ExpressCustomerStore;
  #names = 0;

  constructor(
    random: SeededRandom,
    model: FleetModel,
    customers: ExpressCustomerStore,
  ) {
    this.#random = random;
    this.#model = model;
    this.#customers = customers;
  }

  /** Changes up to three declarations: adds, changes or removes them. */
  changeDeclarations(held: Held): void {
    const random = this.#random;
    if (random.chance(0.3)) this.#model.defaults = random.pick(defaults);
    for (const address of random.shuffle(addresses).slice(0, random.below(4))) {
      const holding = held.get(address);
      const before = this.#model.declared.get(address);
      if (holding !== undefined && random.chance(0.3))
        this.#model.remove(address, holding);
      else this.#model.declared.set(address, this.#draw(before));
    }
  }

  /** Draws addresses to replace. */
  drawReplacements(held: Held): ReadonlySet<string> {
    const nameAt = (address: string) => this.#model.declared.get(address)?.name;
    const isLive = (address: string) =>
      this.#customers.get(held.get(address)?.id ?? "") !== undefined;
    const createdNames = [...this.#model.declared]
      .filter(([address]) => !isLive(address))
      .map(([, { name }]) => name);
    const replaced = [...held].filter(
      ([address, { id }]) =>
        // If the run were killed, a customer that is renamed at the same time could not be found by its name.
        nameAt(address) === this.#customers.get(id)?.expressCustomerName &&
        this.#random.chance(0.1),
    );
    // One at a time for each name: otherwise it is not clear which new object adopts which customer.
    const byName = new Map(
      replaced.map(([address]) => [nameAt(address) ?? "", address]),
    );
    for (const name of createdNames) byName.delete(name);
    return new Set(byName.values());
  }

  /** Makes a change outside Terraform, to a declared customer or with a new one. */
  changeOutside(held: Held): void {
    const random = this.#random;
    const customers = this.#customers;
    const id = random.pickAny([...held.values()])?.id ?? "";
    const live = customers.get(id);
    if (live === undefined) return;
    switch (random.below(6)) {
      case 0:
        if (live.isActive) customers.deactivate(id);
        else customers.reactivate(id);
        break;
      case 1:
        customers.update(id, { expressCustomerName: this.#freshName() });
        break;
      case 2:
        customers.update(id, { metadata: random.pick(metadata) });
        break;
      case 3:
        customers.forget(id);
        break;
      case 4:
        customers.update(id, {
          metadata: { ...live.metadata, "x-id": String(random.below(3)) },
        });
        break;
      default:
        this.addStranger();
    }
    this.#model.noteOthers(id);
  }

  /** Adds a customer that is not declared. */
  addStranger(): void {
    const stranger = this.#customers.add({
      name: this.#drawName(false),
      isActive: this.#random.chance(0.7),
      metadata: this.#random.pick([{}, { "x-id": "theirs", owner: "x" }]),
    });
    this.#model.noteStranger(stranger);
  }

  #draw(before: Declaration | undefined): Declaration {
    const random = this.#random;
    return {
      name:
        before !== undefined && random.chance(0.6)
          ? before.name
          : this.#drawName(before === undefined),
      active: random.chance(0.7),
      metadata: random.pick(metadata),
      deletionPolicy: random.chance(0.8) ? "deactivate" : "abandon",
    };
  }

  /** If names decide which customer is meant, each is used once; otherwise there are few of them. */
  #drawName(isNew: boolean): string {
    const random = this.#random;
    if (!this.#model.mayAdopt) return random.pick(fewNames);
    const declared = [...this.#model.declared.values()].map(({ name }) => name);
    // A late list may have hidden another client's customer of the name: then it is not clear which one is meant.
    const isClear = (name: string): boolean =>
      this.#customers
        .all()
        .filter((customer) => customer.expressCustomerName === name).length ===
      1;
    const free = this.#model
      .leftNames()
      .filter((name) => !declared.includes(name) && isClear(name));
    const reused =
      isNew && random.chance(0.5) ? random.pickAny(free) : undefined;
    return reused ?? this.#freshName();
  }

  #freshName(): string {
    this.#names += 1;
    return `Customer ${this.#names}`;
  }
}
