/**
 * Hooks stand on `null_resource`, whose create-time command runs when Terraform makes it, and never again. So a hook
 * is a question of when there is one: one for each customer id, or one for as long as the customer is active.
 */
import { conditional, Token } from "cdktf";
import type {
  ITerraformDependable,
  LocalExecProvisioner,
  TerraformResourceLifecycle,
} from "cdktf";
import { Resource as NullResource } from "@cdktf/provider-null/lib/resource";
import { Construct } from "constructs";
import type { ExpressCustomer } from "../express-customer";
import { validateHookOptions } from "./options";
import type { ExpressCustomerHookOptions } from "./options";
import { escapeTemplate, escapeTemplates } from "../escape-template";
import { ensureNullProvider } from "./null-provider";
import { PropsError } from "../props-error";

/** What a hook waits for. */
export type ExpressCustomerEvent = "create" | "activate" | "deactivate";

/** A command that Terraform runs once for each time that something happens to a customer. */
export class ExpressCustomerHook
  extends Construct
  implements ITerraformDependable
{
  /** The level-1 object. Where the hook waits for `active`, Terraform counts it: there is one of it, or none. */
  readonly resource: NullResource;

  /** @throws {PropsError} when an option has a value that is not allowed */
  constructor(
    customer: ExpressCustomer,
    id: string,
    event: ExpressCustomerEvent,
    options: ExpressCustomerHookOptions,
  ) {
    super(customer, id);
    const problems = validateHookOptions(options);
    if (problems.length > 0) throw new PropsError(this.node.path, problems);
    ensureNullProvider(this);
    const { dependsOn } = options;
    this.resource = new NullResource(this, "Default", {
      ...(dependsOn && { dependsOn }),
      ...occurrences(customer, event),
      triggers: { AVARA_CUSTOMER_ID: customer.customerId },
      provisioners: [provisionerOf(customer, options)],
    });
  }

  /** The resource's address, for the `dependsOn` of what is to wait until the command has ended. */
  get fqn(): string {
    return this.resource.fqn;
  }
}

/** When there is such a resource, beside once for each customer id. */
function occurrences(
  customer: ExpressCustomer,
  event: ExpressCustomerEvent,
): { count?: number; lifecycle?: TerraformResourceLifecycle } {
  if (event === "create") return {};
  const [ifActive, ifInactive] = event === "activate" ? [1, 0] : [0, 1];
  const { terraformResourceType, friendlyUniqueId } = customer.resource;
  return {
    count: Token.asNumber(conditional(customer.isActive, ifActive, ifInactive)),
    lifecycle: {
      // Where `active` was changed elsewhere and is put right now, the count stays what it was.
      replaceTriggeredBy: [
        `${terraformResourceType}.${friendlyUniqueId}.active`,
      ],
    },
  };
}

function provisionerOf(
  customer: ExpressCustomer,
  {
    command,
    interpreter,
    workingDirectory,
    environment = {},
  }: ExpressCustomerHookOptions,
): LocalExecProvisioner {
  // Terraform runs the interpreter with the command for its last argument, and a shell only where one is the interpreter.
  const program =
    typeof command === "string" ? interpreter : command.slice(0, -1);
  const last = typeof command === "string" ? command : command.at(-1);
  return {
    type: "local-exec",
    command: escapeTemplate(last ?? ""),
    ...(program && { interpreter: program.map(escapeTemplate) }),
    ...(workingDirectory && { workingDir: escapeTemplate(workingDirectory) }),
    environment: {
      ...escapeTemplates(environment),
      AVARA_CUSTOMER_ID: customer.customerId,
      AVARA_CUSTOMER_NAME: customer.customerName,
      AVARA_CUSTOMER_ACTIVE: Token.asString(customer.isActive),
    },
  };
}
