import { expect, test } from "@jest/globals";
import { escapeMarkup } from "../../../../../src/cli/drift/formats/escape-markup";

test.each([
  [`<a href="x">&'`, "&#60;a href=&#34;x&#34;&#62;&#38;&#39;"],
  ["tab\tand\rreturn", "tab&#9;and&#13;return"],
  ["\u0000\u000b\ufffe\ud800", "\ufffd\ufffd\ufffd\ufffd"],
  ["医院 👩‍⚕️", "医院 👩‍⚕️"],
])("markup is escaped: %j", (text, escaped) => {
  expect(escapeMarkup(text)).toBe(escaped);
});
