/** The runtime of this process, such as `Node.js 20.9.0`. */
export function describeRuntime({ bun, node }: NodeJS.ProcessVersions): string {
  return bun === undefined ? `Node.js ${node}` : `Bun ${bun}`;
}
