/**
 * Terraform runs the command of a hook's resource once, when it creates the resource. So a hook creates one for each
 * customer id, or one for as long as the customer is active or inactive.
 */
import { conditional, Token } from "cdktf";
import type {
  ITerraformDependable,
  LocalExecProvisioner,
  TerraformResource,
  TerraformResourceLifecycle,
} from "cdktf";
import { Construct } from "constructs";
import type { DeclaredCustomer } from "../customer/declared-customer";
import { escapeTemplate, escapeTemplates } from "../escape-template";
import { checkProps } from "../props/check-props";
import { createHookResource } from "./null-resource";
import { hookRules, type ExpressCustomerHookOptions } from "./options";

/** The event that runs a hook. */
export type ExpressCustomerEvent = "create" | "activate" | "deactivate";

/** A command that Terraform runs once for each event of a customer. */
export class ExpressCustomerHook
  extends Construct
  implements ITerraformDependable
{
  /** The level-1 object. If the event depends on `active`, it has a `count` of one or zero. */
  readonly resource: TerraformResource;

  /** @throws {PropsError} if an option has a value that is not allowed */
  constructor(
    customer: DeclaredCustomer,
    id: string,
    event: ExpressCustomerEvent,
    options: ExpressCustomerHookOptions,
  ) {
    super(customer, id);
    checkProps(this.node.path, options, hookRules);
    const { dependsOn } = options;
    this.resource = createHookResource(this, "Default", {
      ...(dependsOn && { dependsOn }),
      ...occurrences(customer, event),
      triggers: { AVARA_CUSTOMER_ID: customer.customerId },
      provisioners: [provisionerOf(customer, options)],
    });
  }

  /** The resource's address, for the `dependsOn` of resources that wait until the command has ended. */
  get fqn(): string {
    return this.resource.fqn;
  }
}

/** When the resource exists, in addition to once for each customer id. */
function occurrences(
  customer: DeclaredCustomer,
  event: ExpressCustomerEvent,
): { count?: number; lifecycle?: TerraformResourceLifecycle } {
  if (event === "create") return {};
  const [ifActive, ifInactive] = event === "activate" ? [1, 0] : [0, 1];
  const { terraformResourceType, friendlyUniqueId } = customer.resource;
  return {
    count: Token.asNumber(conditional(customer.isActive, ifActive, ifInactive)),
    lifecycle: {
      // If a deployment corrects an `active` that was changed outside Terraform, the count does not change.
      replaceTriggeredBy: [
        `${terraformResourceType}.${friendlyUniqueId}.active`,
      ],
    },
  };
}

function provisionerOf(
  customer: DeclaredCustomer,
  {
    command,
    interpreter,
    workingDirectory,
    environment = {},
  }: ExpressCustomerHookOptions,
): LocalExecProvisioner {
  // Terraform passes the command to the interpreter as its last argument, so no shell runs unless it is the interpreter.
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
