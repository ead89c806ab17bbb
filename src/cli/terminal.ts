/** The terminal that shows a table. */
export interface Terminal {
  /** How many characters a line has. */
  readonly columns: number;
  readonly hasColors: boolean;
}

/** The format of a table that is not shown on a terminal. */
export const noTerminal: Terminal = { columns: 120, hasColors: false };

/** The parts of a command that describe its output. */
interface Output {
  readonly configureOutput: () => {
    readonly getOutHelpWidth?: () => number;
    readonly getOutHasColors?: () => boolean;
  };
}

/** The terminal according to commander, which respects NO_COLOR and FORCE_COLOR. */
export function terminalOf(command: Output): Terminal {
  const output = command.configureOutput();
  const columns = output.getOutHelpWidth?.() ?? 0;
  return {
    // A terminal of unknown width reports 0.
    columns: columns === 0 ? noTerminal.columns : columns,
    hasColors: output.getOutHasColors?.() ?? noTerminal.hasColors,
  };
}
