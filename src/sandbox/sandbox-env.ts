/** What a handler can do to the connection of its request. */
export interface RequestConnection {
  /** Cuts it. */
  drop(): void;

  /** Sends the status, the headers and half of the body, and then cuts it. */
  dropMidResponse(response: Response): Promise<void>;
}

/** What hono gives to the handlers with each request. */
export interface SandboxEnv {
  Bindings: { readonly connection: RequestConnection };
  Variables: {
    /** The kind of the fault that replaced the response. */
    fault: string | undefined;
  };
}
