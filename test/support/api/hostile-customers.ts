import type { InitialExpressCustomer } from "../../../src/sandbox";

const hostileTexts = [
  'a "quoted" name',
  "${x}",
  "$${x} $$${x}",
  "%{if true}yes%{endif}",
  "%%{",
  "ends with $",
  "two\nlines\r\nand a\ttab",
  "\\ back \\n \\u0041 \\",
  "*/ process.exit(1) /*",
  "// # <!-- -->",
  "`backticks ${here}`",
  "'single'",
  "🏥👩‍⚕️",
  "مستشفى",
  "\u202egnp.exe",
  "line\u2028separator\u2029s",
  "\u0000\u0007\u001b[31m\u007f\u0085",
  "half a pair \ud83d",
  "decomposed e\u0301",
  "!!!",
  "-1.5e+3",
  "null",
  "Harbour Clinic",
  "Harbour Clinic",
  "Harbour Clinic",
  "harbour-clinic",
  "Avara",
  "3rd Avenue",
  "x".repeat(300),
];

const hostileMetadata = {
  ...Object.fromEntries(hostileTexts.map((text) => [text.slice(0, 100), text])),
  for: "a keyword",
  true: "a literal",
  constructor: "a member",
  "a-b": "a dash",
  "": "no key",
};

/** Customers whose names and metadata break careless code. */
export const hostileCustomers: readonly InitialExpressCustomer[] = [
  ...hostileTexts.map((name, index) => ({ name, isActive: index % 3 > 0 })),
  { name: "Metadata", metadata: hostileMetadata },
];

/** Customers with texts that only HCL can represent, not CDKTF. */
export const hostileHclCustomers: readonly InitialExpressCustomer[] = [
  { name: "\ufeffbyte order mark" },
  { name: "${TfToken[TOKEN.0]}" },
  { name: "Prototype", metadata: { ["__proto__"]: "none" } },
];
