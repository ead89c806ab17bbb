/** The file from which a registry learns which plugin protocol the provider speaks. */
export function renderManifest(): string {
  const manifest = { version: 1, metadata: { protocol_versions: ["6.0"] } };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
