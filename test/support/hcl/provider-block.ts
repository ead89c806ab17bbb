/** The provider block in HCL. */
export function providerBlock(
  settings: Readonly<Record<string, unknown>>,
): string {
  const lines = Object.entries(settings).map(
    ([name, value]) => `  ${name} = ${JSON.stringify(value)}\n`,
  );
  return `provider "avara" {\n${lines.join("")}}\n`;
}
