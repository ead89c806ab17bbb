/**
 * Prints the mistakes that GitHub's own parser finds in workflows and actions, as JSON: messages by file. A separate
 * script, because jest does not load ES modules.
 */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";

async function findProblems(path: string): Promise<readonly string[]> {
  const { parseWorkflow, convertWorkflowTemplate, NoOperationTraceWriter } =
    await import("@actions/workflow-parser");
  const { parseAction } =
    await import("@actions/workflow-parser/actions/index");
  const file = { name: path, content: await readFile(path, "utf8") };
  const trace = new NoOperationTraceWriter();
  if (basename(path) === "action.yml") {
    const { context } = parseAction(file, trace);
    return context.errors.getErrors().map(({ message }) => message);
  }
  const { context, value } = parseWorkflow(file, trace);
  // Finds mistakes that the schema cannot express, such as a job that needs a missing job.
  if (value !== undefined) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

async function main(paths: readonly string[]): Promise<void> {
  const problems = Object.fromEntries(
    await Promise.all(
      paths.map(async (path) => [path, await findProblems(path)] as const),
    ),
  );
  console.log(JSON.stringify(problems));
}

void main(process.argv.slice(2));
