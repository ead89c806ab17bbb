/** Texts by their paths, relative to the top of the repository. */
export type GeneratedFiles = ReadonlyMap<string, string>;
