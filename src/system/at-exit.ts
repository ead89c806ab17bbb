const actions = new Set<() => void>();

/**
 * Runs a synchronous action if this process exits, also after a failure or through `process.exit`. Only SIGKILL
 * prevents it. Returns the function that cancels the action.
 */
export function atExit(action: () => void): () => void {
  if (actions.size === 0) process.on("exit", runActions);
  actions.add(action);
  return () => {
    actions.delete(action);
    if (actions.size === 0) process.off("exit", runActions);
  };
}

/** The last one first: a program must be killed before the folder is removed into which it writes. */
function runActions(): void {
  for (const action of [...actions].reverse()) action();
}
