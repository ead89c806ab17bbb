/** Runs an action after the actions before it have ended, and returns its result. */
export type InTurn = <Result>(action: () => Promise<Result>) => Promise<Result>;

/** Creates a queue that runs one action at a time, in the order of the calls. A failure stops no other action. */
export function createInTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (action) => {
    const turn = last.then(action);
    last = turn.catch(() => undefined);
    return turn;
  };
}
