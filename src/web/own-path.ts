// Where somebody goes after something was done: a page of ours, never another site.

const LONGEST = 300;
const NOWHERE = "http://pages.invalid";

/** The path with its query as a page of ours has it; "/" for anything else. */
export function ownPath(given: string): string {
  if (given.length > LONGEST || !/^\/(?![/\\])/.test(given)) return "/";
  const address = URL.canParse(given, NOWHERE) ? new URL(given, NOWHERE) : null;
  if (address === null || address.origin !== NOWHERE || address.pathname.startsWith("//")) return "/";
  const isPage =
    /^\/($|(?:items|import)\/\d{1,9}$|(?:pool|search|board|targets|fund|log|rules|import|cleaning)$)/.test(
      address.pathname,
    );
  return isPage ? `${address.pathname}${address.search}` : "/";
}

/** The same page, showing what was answered there last. */
export function showing(path: string, said: string): string {
  const address = new URL(path, NOWHERE);
  address.searchParams.set("said", said);
  return `${address.pathname}${address.search}`;
}
