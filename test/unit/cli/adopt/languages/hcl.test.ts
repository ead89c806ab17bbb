import { expect, test } from "@jest/globals";
import { hcl } from "../../../../../src/cli/adopt/languages/hcl";
import { adoptedCustomers } from "./adopted-customers";

test("it declares what is not the default, escapes templates, and imports at the end", () => {
  expect(hcl.format(adoptedCustomers)).toMatch(
    /^# Written by cdktf-avara adopt\. It replaces this file only while the declarations are unchanged: [0-9a-f]{16}\n\n/,
  );
  expect(hcl.format(adoptedCustomers).split("\n").slice(2).join("\n"))
    .toBe(`# Express customers that existed before they were declared here.

# cus_11111111111111111111111111111111
resource "avara_express_customer" "lakeside" {
  name = "Lakeside"
}

# cus_22222222222222222222222222222222
resource "avara_express_customer" "harbour-1" {
  name   = "Harbour $\${x} %%{if}"
  active = false

  metadata = {
    "a b"  = "$\${y}"
    "for"  = "two\\nlines"
    region = "north"
  }
}

# Needed for the first deployment only. Then delete this line and everything below it.

import {
  to = avara_express_customer.lakeside
  id = "cus_11111111111111111111111111111111"
}

import {
  to = avara_express_customer.harbour-1
  id = "cus_22222222222222222222222222222222"
}
`);
});
