import { expressCustomerLimits } from "../../api/express-customer-limits";
import { countCharacters } from "../../text/characters";
import { Refusal } from "./refusal";

/**
 * Copies metadata that is within the limits of the API.
 *
 * @throws {Refusal} naming the limit that is exceeded
 */
export function acceptMetadata(
  metadata: Readonly<Record<string, string>>,
): Record<string, string> {
  const { maxMetadataPairs, maxMetadataKeyLength, maxMetadataValueLength } =
    expressCustomerLimits;
  const pairs = Object.entries(metadata);
  const exceeded = (limit: string) =>
    new Refusal("invalid", `metadata: ${limit} at most.`);
  if (pairs.length > maxMetadataPairs)
    throw exceeded(`${maxMetadataPairs} pairs`);
  for (const [key, value] of pairs) {
    if (countCharacters(key) > maxMetadataKeyLength)
      throw exceeded(`keys of ${maxMetadataKeyLength} characters`);
    if (countCharacters(value) > maxMetadataValueLength)
      throw exceeded(`values of ${maxMetadataValueLength} characters`);
  }
  return { ...metadata };
}
