/** What a handler knows about the call that it answers. */
export interface UnaryCall {
  /** Aborted when the caller has given the call up: cancelled it, or gone away. */
  readonly signal: AbortSignal;
}

/** Answers one call: the bytes of the request message in, the bytes of the response message out. */
export type UnaryHandler = (
  request: Uint8Array,
  call: UnaryCall,
) => Promise<Uint8Array>;

/** The handlers of a server by path, such as `/tfplugin6.Provider/PlanResourceChange`. */
export type UnaryMethods = ReadonlyMap<string, UnaryHandler>;
