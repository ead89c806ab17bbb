import { CliError } from "../cli-error";
import { readReport } from "../drift/report/read-report";

/**
 * Reads which customers a drift report shows in no stack.
 *
 * @throws {CliError} if the file is not a report, or has no such customer
 */
export async function readUnmanagedIds(
  path: string,
): Promise<readonly string[]> {
  const { customers } = await readReport(path);
  const ids = customers.flatMap(({ id, drift }) =>
    drift?.kind === "unmanaged" && id !== null ? id : [],
  );
  if (ids.length > 0) return ids;
  throw new CliError(
    `${path} has no customers that no stack manages. Write it with: npx cdktf-avara drift --unmanaged --output ${path}`,
  );
}
