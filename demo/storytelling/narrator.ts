import pc from "picocolors";

/** Prints the story to a terminal or a file. */
export interface Narrator {
  /** Begins the next chapter. Chapters are numbered from 1. */
  chapter(title: string): void;
  say(text: string): void;
  /** Shows how long some work takes: live on a terminal, and always at its end. */
  waitFor<T>(label: string, work: () => Promise<T>): Promise<T>;
}

const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const frameMs = 100;
const clearLine = "\r\u001b[2K";

export function createNarrator(
  stream: Pick<NodeJS.WriteStream, "write" | "isTTY">,
): Narrator {
  let chapters = 0;
  return {
    chapter(title) {
      chapters += 1;
      stream.write(`\n${pc.bold(`${chapters}. ${title}`)}\n\n`);
    },
    say(text) {
      stream.write(`${text.replaceAll(/^(?=.)/gm, "  ")}\n`);
    },
    async waitFor(label, work) {
      const startedAtMs = performance.now();
      const elapsed = (digits: number) =>
        `${((performance.now() - startedAtMs) / 1000).toFixed(digits)} s`;
      let frame = 0;
      const spin = () => {
        const symbol = pc.cyan(frames[frame++ % frames.length]);
        stream.write(`${clearLine}  ${symbol} ${label} ${pc.dim(elapsed(0))}`);
      };
      const timer = stream.isTTY ? setInterval(spin, frameMs) : undefined;
      const end = (symbol: string) => {
        clearInterval(timer);
        const start = stream.isTTY ? clearLine : "";
        stream.write(`${start}  ${symbol} ${label} ${pc.dim(elapsed(1))}\n`);
      };
      try {
        const result = await work();
        end(pc.green("✓"));
        return result;
      } catch (error) {
        end(pc.red("✗"));
        throw error;
      }
    },
  };
}
