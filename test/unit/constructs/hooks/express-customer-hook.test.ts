import { NullProvider } from "@cdktf/provider-null/lib/provider";
import { describe, expect, test } from "@jest/globals";
import { TerraformStack, TerraformVariable } from "cdktf";
import * as z from "zod/mini";
import { ExpressCustomer, PropsError } from "../../../../src/index";
import type { ExpressCustomerHookOptions } from "../../../../src/index";
import { synthesize } from "../../../support/cdktf/synthesize";

const anyMap = z.record(z.string(), z.unknown());

const documentSchema = z.object({
  provider: z.object({ null: z.optional(z.array(anyMap)) }),
  resource: z.object({
    null_resource: z._default(z.record(z.string(), anyMap), {}),
  }),
});

/** The null resources and the null providers of a stack with a customer. */
function synthesizeHooks(build: (customer: ExpressCustomer) => void) {
  const { document } = synthesize((stack) => {
    build(new ExpressCustomer(stack, "a", { name: "A" }));
  });
  const { provider, resource } = documentSchema.parse(document);
  return {
    hooks: Object.values(resource.null_resource),
    providers: provider.null,
  };
}

function provisionerOf(options: ExpressCustomerHookOptions): unknown {
  const { hooks } = synthesizeHooks((a) => void a.onCreate("b", options));
  return hooks[0]?.provisioner;
}

const customer = {
  AVARA_CUSTOMER_ID: "${avara_express_customer.a.id}",
  AVARA_CUSTOMER_NAME: "${avara_express_customer.a.name}",
  AVARA_CUSTOMER_ACTIVE: "${avara_express_customer.a.active}",
};

const triggers = { AVARA_CUSTOMER_ID: customer.AVARA_CUSTOMER_ID };

/** As JavaScript may pass it. */
const withUnknownProp = { command: "a", env: {} };

describe("a hook", () => {
  test("is a resource for each customer id, or while the customer is active or inactive", () => {
    const { hooks } = synthesizeHooks((a) => {
      a.onCreate("created", { command: "create" });
      a.onActivate("activated", { command: "activate" });
      a.onDeactivate("deactivated", { command: "deactivate" });
    });
    const provisioner = (command: string) => [
      { "local-exec": { command, environment: customer } },
    ];
    const lifecycle = {
      replace_triggered_by: ["avara_express_customer.a.active"],
    };
    expect(hooks).toEqual([
      {
        count: "${avara_express_customer.a.active ? 1 : 0}",
        lifecycle,
        triggers,
        provisioner: provisioner("activate"),
      },
      { triggers, provisioner: provisioner("create") },
      {
        count: "${avara_express_customer.a.active ? 0 : 1}",
        lifecycle,
        triggers,
        provisioner: provisioner("deactivate"),
      },
    ]);
  });

  test("runs a program without a shell", () => {
    expect(provisionerOf({ command: ["node", "-p", "${1} + 1"] })).toEqual([
      {
        "local-exec": {
          interpreter: ["node", "-p"],
          command: "$${1} + 1",
          environment: customer,
        },
      },
    ]);
  });

  test("passes on its other options, with literal texts", () => {
    expect(
      provisionerOf({
        command: "echo ${HOME}",
        interpreter: ["bash", "-c"],
        workingDirectory: "../%{x}",
        environment: { someName: "${y}" },
      }),
    ).toEqual([
      {
        "local-exec": {
          interpreter: ["bash", "-c"],
          command: "echo $${HOME}",
          working_dir: "../%%{x}",
          environment: { someName: "$${y}", ...customer },
        },
      },
    ]);
  });

  test("may have tokens in its options", () => {
    const { hooks } = synthesizeHooks((a) => {
      const token = new TerraformVariable(a, "token", {}).stringValue;
      a.onCreate("b", { command: "c", environment: { TOKEN: token } });
    });
    expect(hooks[0]?.provisioner).toEqual([
      {
        "local-exec": {
          command: "c",
          environment: {
            TOKEN: expect.stringMatching(/^\$\{var\.a_token_\w+\}$/),
            ...customer,
          },
        },
      },
    ]);
  });

  test("can wait, and can be waited for", () => {
    const { hooks } = synthesizeHooks((a) => {
      const first = a.onActivate("b", { command: "c" });
      a.onCreate("d", { command: "e", dependsOn: [first] });
    });
    expect(hooks.map((hook) => hook.depends_on)).toEqual([
      undefined,
      [expect.stringMatching(/^null_resource\.a_b_\w+$/)],
    ]);
  });

  test.each<[string, ExpressCustomerHookOptions]>([
    [
      'command must be a line for the shell, or a program and at least one argument; received " ".',
      { command: " " },
    ],
    [
      "command must be a line for the shell, or a program and at least one argument; received 1 texts.",
      // As JavaScript may pass it.
      JSON.parse('{ "command": ["a"] }'),
    ],
    [
      'the last argument of command must be a text that is not empty; received "".',
      { command: ["a", ""] },
    ],
    [
      "interpreter must be a program, and only with a line for the shell; received a list.",
      { command: ["a", "b"], interpreter: ["sh"] },
    ],
    [
      "interpreter must be a program, and only with a line for the shell; received a list.",
      { command: "a", interpreter: [] },
    ],
    [
      "environment must be without variables of our own, AVARA_CUSTOMER_…; received AVARA_CUSTOMER_ID.",
      { command: "a", environment: { AVARA_CUSTOMER_ID: "b" } },
    ],
    [
      'a prop must be one of "command", "interpreter", "workingDirectory", "environment", "dependsOn"; received "env".',
      withUnknownProp,
    ],
  ])("throws: %s", (message, options) => {
    synthesizeHooks((a) => {
      expect(() => a.onCreate("b", options)).toThrow(PropsError);
      expect(() => a.onCreate("c", options)).toThrow(`stack/a/c: ${message}`);
    });
  });
});

describe("the null provider", () => {
  const onCreate = (a: ExpressCustomer, id: string) =>
    a.onCreate(id, { command: "b" });

  test("is declared once for all hooks, and not without one", () => {
    expect(synthesizeHooks(() => undefined).providers).toBeUndefined();
    const { providers } = synthesizeHooks((a) => {
      onCreate(a, "b");
      onCreate(a, "c");
    });
    expect(providers).toEqual([{}]);
  });

  test.each(["before", "after"])(
    "that the app declares %s the hook is used",
    (when) => {
      const { providers } = synthesizeHooks((a) => {
        if (when === "after") onCreate(a, "b");
        new NullProvider(TerraformStack.of(a), "null");
        if (when === "before") onCreate(a, "b");
      });
      expect(providers).toEqual([{}]);
    },
  );

  test("is declared beside one that has an alias", () => {
    const { providers } = synthesizeHooks((a) => {
      new NullProvider(TerraformStack.of(a), "null", { alias: "other" });
      onCreate(a, "b");
    });
    expect(providers).toEqual([{ alias: "other" }, {}]);
  });
});
