/** Digests of the texts that were parsed at the build: it puts its own list in this file's place (bundle.ts). Source has none. */
export const PARSED: readonly string[] = [];
