import type { Diagnostics } from "./diagnostics";
import type { Logger } from "./logger";
import type { Config } from "./schema/inference";
import type { Schema } from "./schema/schema";

/** The part of a request that all calls share. */
export interface CallContext {
  /** Warnings, and errors that do not end the call. To end it, throw a `Failure`. */
  readonly diagnostics: Diagnostics;
  /** Its lines appear in Terraform's log, without secrets. */
  readonly logger: Logger;
  /** Aborted when Terraform stops. Stop waiting and reading then, but let a write finish. */
  readonly signal: AbortSignal;
}

/** The context of a call to a configured provider. `D` is the type that `configure` returns. */
export interface ConfiguredCallContext<D> extends CallContext {
  /** What the provider's `configure` returned. */
  readonly providerData: D;
}

/** A configuration to check. Each of its attributes is valid by itself, or has been reported. */
export interface ValidateRequest<S extends Schema> extends CallContext {
  /** During `terraform validate`, values that are not written out are unknown. */
  readonly config: Config<S>;
}
