// Looking into parsed XML or JSON of unknown shape without trusting any of it.

/** What lies at the end of the path, or undefined. Of an object only own properties count. */
export function branch(node: unknown, ...path: readonly string[]): unknown {
  let at = node;
  for (const name of path) {
    if (at instanceof Map) {
      at = at.get(name);
      continue;
    }
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, name)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[name];
  }
  return at;
}

/** The text at the end of the path; a number in its digits; "" for anything else. */
export function leaf(node: unknown, ...path: readonly string[]): string {
  const value = branch(node, ...path);
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value : "";
}

/** The list at the end of the path; a single thing is a list of one, nothing is an empty one. */
export function list(node: unknown, ...path: readonly string[]): readonly unknown[] {
  const value = branch(node, ...path);
  if (value === undefined || value === null || value === "") return [];
  return Array.isArray(value) ? value : [value];
}
