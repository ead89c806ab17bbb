/**
 * Escapes a text for XML and HTML, including attributes. Characters that XML does not allow, and unpaired surrogates,
 * become U+FFFD.
 */
export function escapeMarkup(text: string): string {
  return text
    .replaceAll(
      // eslint-disable-next-line no-control-regex -- these are what XML 1.0 excludes
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/gu,
      "\ufffd",
    )
    .replaceAll(/[&<>"'\t\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
