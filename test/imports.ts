// The program's own files and what they import of each other, read from their text.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

export interface Import {
  readonly from: string;
  /** A file of ours from the project's folder, or a package. */
  readonly to: string;
  readonly isType: boolean;
}

/** Every `.ts` below these folders with its text, by its path from the project's folder. */
export function textsBelow(...folders: readonly string[]): ReadonlyMap<string, string> {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => join(folder, name)),
  );
  return new Map(files.map((file) => [file, readFileSync(file, "utf8")]));
}

export function importsOf(file: string, text: string): Import[] {
  const found = [...text.matchAll(/^(?:import|export)\s+(type\s+)?((?:[\w*{}\s,]+?)\s+from\s+)?"([^"]+)"/gm)];
  return found.map(([, type, names = "", target = ""]) => ({
    from: file,
    to: target.startsWith(".") ? normalize(join(dirname(file), target)) : target,
    isType: type !== undefined || /^\{(\s*type [\w$]+( as \w+)?,?)+\s*\}\s+from\s+$/.test(names),
  }));
}

/** `level` says by what name a file is known; arrows inside one name are none. */
export function graphOf(
  imports: readonly Import[],
  level: (file: string) => string | null,
): ReadonlyMap<string, ReadonlyMap<string, Import>> {
  const graph = new Map<string, Map<string, Import>>();
  for (const one of imports) {
    const [from, to] = [level(one.from), level(one.to)];
    if (from === null || to === null || from === to) continue;
    const arrows = graph.get(from) ?? new Map<string, Import>();
    graph.set(from, arrows.has(to) ? arrows : arrows.set(to, one));
  }
  return graph;
}

/** A shortest ring through each room that is in one, as a chain of the imports that close it; empty when there is none. */
export function ringsIn(graph: ReadonlyMap<string, ReadonlyMap<string, Import>>): string[] {
  const rings = new Map<string, string>();
  for (const start of graph.keys()) {
    const ring = backTo(start, graph);
    if (ring === null) continue;
    const key = ring
      .map(({ from, to }) => `${from} ${to}`)
      .sort()
      .join();
    if (!rings.has(key)) rings.set(key, ring.map(({ from, to }) => `${from} → ${to}`).join("; "));
  }
  return [...rings.values()];
}

function backTo(start: string, graph: ReadonlyMap<string, ReadonlyMap<string, Import>>): Import[] | null {
  const ways: { readonly at: string; readonly way: Import[] }[] = [{ at: start, way: [] }];
  const seen = new Set<string>();
  for (let next = ways.shift(); next !== undefined; next = ways.shift())
    for (const [to, arrow] of graph.get(next.at) ?? []) {
      if (to === start) return [...next.way, arrow];
      if (seen.has(to)) continue;
      seen.add(to);
      ways.push({ at: to, way: [...next.way, arrow] });
    }
  return null;
}
