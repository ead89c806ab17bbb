/** Thirty hospitals over two stacks, whose states are in PostgreSQL. */
import { App, PgBackend } from "cdktf";
import {
  AvaraProvider,
  ExpressCustomerStacks,
  type ExpressCustomerProps,
} from "cdktf-avara";

/** The numbers may come from the environment, so that the same code can be deployed in several sizes. */
const { HOSPITALS = "30", STACKS = "2", FORMER_STACKS } = process.env;

const customers = Object.fromEntries(
  Array.from(
    { length: Number(HOSPITALS) },
    (_, index): [key: string, customer: ExpressCustomerProps] => [
      `hospital-${index}`,
      { name: `Hospital ${index}`, metadata: { owner: "platform" } },
    ],
  ),
);

const app = new App();

new ExpressCustomerStacks(app, "hospitals", {
  customers,
  stackCount: Number(STACKS),
  ...(FORMER_STACKS && { formerStackCount: Number(FORMER_STACKS) }),
  configureStack(stack) {
    // Reads the key from AVARA_API_KEY and the address from AVARA_BASE_URL.
    new AvaraProvider(stack, "avara", {
      maxDeactivations: 2,
      onExisting: "fail",
    });
    // Each stack has its own database. Server, user and password come from the environment, from
    // PGHOST, PGPORT, PGUSER and PGPASSWORD, so that the synthesized stacks do not contain them.
    new PgBackend(stack, { connStr: `postgres:///${stack.node.id}` });
  },
});

app.synth();
