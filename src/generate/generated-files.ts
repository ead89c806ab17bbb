/** Texts by their paths, relative to the root of the repository. */
export type GeneratedFiles = ReadonlyMap<string, string>;
