import { environmentVariables } from "../../api/connection";
import {
  ApiError,
  AuthenticationError,
  ConflictError,
  ConnectionError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  RequestAbortedError,
  RequestTimeoutError,
  ResponseShapeError,
  ServerError,
  ValidationError,
} from "../../client/errors";
import { Failure } from "../../framework/failure";
import { pathTo } from "../../framework/attribute-path";
import { StoredDifferentlyError } from "./write/write-errors";

/**
 * Runs a step of a handler.
 *
 * @param attempted what the step does, to complete "Could not …"
 * @throws {Failure} what could not be done, why, and what to do next
 */
export async function attempt<T>(
  attempted: string,
  step: () => Promise<T>,
): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw failureOf(error, attempted);
  }
}

/**
 * The failure that an error means for the user.
 *
 * @param attempted what was attempted, to complete "Could not …"
 * @param note what happened anyway, which the user must know
 */
export function failureOf(
  error: unknown,
  attempted: string,
  note?: string,
): Failure {
  if (error instanceof Failure) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new Failure(
    `Could not ${attempted}`,
    [message, note, fixOf(error)]
      .filter((part) => part !== undefined)
      .join("\n\n"),
    error instanceof StoredDifferentlyError
      ? pathTo(error.attribute)
      : undefined,
    { cause: error },
  );
}

function fixOf(error: unknown): string | undefined {
  if (error instanceof AuthenticationError)
    return `Check the provider's api_key, or the environment variable ${environmentVariables.apiKey}.`;
  if (error instanceof PermissionError)
    return "Use an API key that may do this, or extend its permissions.";
  if (error instanceof ValidationError)
    return "Change the declaration as the message of the API says, and apply again.";
  if (error instanceof NotFoundError)
    return "If the customer is gone, plan again: the plan drops it from the state, and creates it again if it is still declared. If it is not gone, check that base_url is the address of the Avara API.";
  if (error instanceof ConflictError)
    return "The customer was changed at the same time, or its state does not allow this. Read the message of the API, and apply again.";
  if (error instanceof ApiError && error.asksForTooLongWait)
    return "Apply again when the wait is over.";
  if (error instanceof RateLimitError)
    return "Apply again later, or raise the provider's max_retries.";
  if (error instanceof ServerError) return "Apply again later.";
  if (error instanceof ConnectionError)
    return `Check that the API is up and reachable, and the provider's base_url or the environment variable ${environmentVariables.baseUrl}.`;
  if (error instanceof RequestTimeoutError)
    return "Apply again later, or raise the provider's request_timeout_seconds.";
  if (error instanceof ResponseShapeError)
    return `Check that base_url is the address of the Avara API, and that this provider is up to date.`;
  if (error instanceof RequestAbortedError)
    return "The operation was stopped. Apply again to go on.";
  // Reported, not thrown: the state that was reached must not get lost.
  if (error instanceof TypeError || error instanceof RangeError)
    return "This is a bug in the provider. Please report it, with the log that TF_LOG=DEBUG gives.";
  return undefined;
}
