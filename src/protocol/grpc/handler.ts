/** The context of a unary call. */
export interface UnaryCall {
  /** Aborted when the caller cancels the call or disconnects. */
  readonly signal: AbortSignal;
}

/** Handles a call: takes the bytes of the request message, returns the bytes of the response message. */
export type UnaryHandler = (
  request: Uint8Array,
  call: UnaryCall,
) => Promise<Uint8Array>;

/**
 * The methods of a server, by path, such as `/tfplugin6.Provider/PlanResourceChange`. Each loads its handler when it is
 * called.
 */
export type UnaryMethods = ReadonlyMap<
  string,
  () => UnaryHandler | Promise<UnaryHandler>
>;
