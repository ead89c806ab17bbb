import type { Terminal } from "./formats/table/table";

/** What a table is written for if it is not shown on a terminal. */
export const noTerminal: Terminal = { columns: 120, hasColors: false };

/** The parts of a command that know the terminal. */
interface Output {
  readonly configureOutput: () => {
    readonly getOutHelpWidth?: () => number;
    readonly getOutHasColors?: () => boolean;
  };
}

/** The terminal as commander sees it, which respects NO_COLOR and FORCE_COLOR. */
export function terminalOf(command: Output): Terminal {
  const output = command.configureOutput();
  const columns = output.getOutHelpWidth?.() ?? 0;
  return {
    // A terminal that does not know its width says 0.
    columns: columns === 0 ? noTerminal.columns : columns,
    hasColors: output.getOutHasColors?.() ?? noTerminal.hasColors,
  };
}
