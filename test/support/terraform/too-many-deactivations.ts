/** The error of a plan that would exceed `max_deactivations`, and no other that names this setting. */
export const tooManyDeactivations =
  /deactivates more \w+ than max_deactivations/;
