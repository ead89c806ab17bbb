/** The context of a call. */
export interface Call {
  /** Aborted when the caller cancels the call or disconnects. */
  readonly signal: AbortSignal;
}

/**
 * Handles a call: takes the bytes of the request message. Returns the bytes of the response message, or of one message
 * after the other for a call whose responses are a stream.
 */
export type Handler = (
  request: Uint8Array,
  call: Call,
) => Promise<Uint8Array> | AsyncIterable<Uint8Array>;

/**
 * The methods of a server, by path, such as `/tfplugin6.Provider/PlanResourceChange`. Each loads its handler when it is
 * called.
 */
export type Methods = ReadonlyMap<string, () => Handler | Promise<Handler>>;
