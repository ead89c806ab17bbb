import type { Spinner as Animation } from "yocto-spinner";

/** Shows on a terminal what a command waits for. */
export interface Spinner {
  readonly show: (text: string) => void;
  /** Removes it, so that something can be written in its place. */
  readonly hide: () => void;
}

/** Creates a spinner. Loads the animation when it is shown. */
export function createSpinner(stream: NodeJS.WriteStream): Spinner {
  let shown: string | null = null;
  let animation: Animation | null = null;

  async function start() {
    const { default: animate } = await import("yocto-spinner");
    if (shown === null || animation !== null) return;
    // Signals are ours: a command that is stopped stops its programs first.
    animation = animate({ text: shown, stream, handleSignals: false }).start();
  }

  return {
    show(text) {
      shown = text;
      if (animation === null) void start();
      else animation.text = text;
    },
    hide() {
      shown = null;
      animation?.stop();
      animation = null;
    },
  };
}

/** Whether a person may look at a stream. */
export function isWatched(
  { isTTY }: Pick<NodeJS.WriteStream, "isTTY">,
  { CI, TERM }: NodeJS.ProcessEnv,
): boolean {
  return isTTY && CI === undefined && TERM !== "dumb";
}
