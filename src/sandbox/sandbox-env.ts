/** What a handler can do to the connection that its request came on. */
export interface Connection {
  /** Cuts it. */
  drop(): void;

  /** Sends the status, the headers and half of the body, and cuts it. */
  dropMidAnswer(response: Response): Promise<void>;
}

/** What hono hands to the handlers with each request. */
export interface SandboxEnv {
  Bindings: { readonly connection: Connection };
  Variables: {
    /** The kind of the fault that took the answer's place. */
    fault: string | undefined;
  };
}
