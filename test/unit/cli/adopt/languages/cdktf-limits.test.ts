import { expect, test } from "@jest/globals";
import type { ExpressCustomer } from "../../../../../src/api/express-customer";
import { cdktfLimits } from "../../../../../src/cli/adopt/languages/cdktf-limits";
import { sampleCustomer } from "../../../../support/api/sample-customer";

const customer = (name: string, more: Partial<ExpressCustomer> = {}) =>
  sampleCustomer(0, { expressCustomerName: name, ...more });

test.each([
  ["an ordinary one", customer("${x}"), true],
  ["a blank name", customer(" "), false],
  [
    "keys that are equal after normalization",
    customer("a", { metadata: { "\u00e9": "1", "e\u0301": "2" } }),
    false,
  ],
  ["a placeholder of CDKTF", customer("${TfToken[TOKEN.1]}"), false],
  ["a byte order mark first", customer("\ufeffa"), false],
  ["a byte order mark later", customer("a\ufeff"), true],
  [
    "the metadata key __proto__",
    customer("a", { metadata: { ["__proto__"]: "x" } }),
    false,
  ],
])(
  "whether CDKTF can declare a customer with %s: %#",
  (_case, it, expected) => {
    expect(cdktfLimits.allow(it)).toBe(expected);
  },
);
