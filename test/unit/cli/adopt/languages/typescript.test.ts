import { expect, test } from "@jest/globals";
import * as estree from "prettier/plugins/estree";
import * as typescript from "prettier/plugins/typescript";
import { check } from "prettier/standalone";
import { typeScript } from "../../../../../src/cli/adopt/languages/typescript";
import { adoptedCustomers } from "./adopted-customers";

test("it declares what is not the default, with texts as the construct takes them", () => {
  expect(typeScript.format(adoptedCustomers)).toContain(`
  // cus_11111111111111111111111111111111
  lakeside: {
    name: "Lakeside",
  },
  // cus_22222222222222222222222222222222
  "harbour-1": {
    name: "Harbour \${x} %{if}",
    active: false,
    metadata: {
      "a b": "\${y}",
      for: "two\\nlines",
      region: "north",
    },
  },
};
`);
});

test("it lists the live customers at the end", () => {
  expect(typeScript.format(adoptedCustomers)).toMatch(
    /\n {2}lakeside: "cus_1{32}",\n {2}"harbour-1": "cus_2{32}",\n};\n$/,
  );
});

test("it leaves no unused import if the end of the file is deleted", () => {
  const [kept = ""] = typeScript
    .format(adoptedCustomers)
    .split("// Needed for the first deployment");
  const imports = /^import (?:type )?\{ (.*) \} from .*$/gm;
  const names = [...kept.matchAll(imports)].flatMap(([, list = ""]) =>
    list.split(", ").map((name) => name.replace("type ", "")),
  );
  const code = kept.replaceAll(imports, "");
  expect(names.filter((name) => !code.includes(name))).toEqual([]);
  expect(names).toContain("ExpressCustomer");
});

test("it is formatted as Prettier formats it", async () => {
  const isFormatted = await check(typeScript.format(adoptedCustomers), {
    parser: "typescript",
    plugins: [estree, typescript],
  });
  expect(isFormatted).toBe(true);
});
