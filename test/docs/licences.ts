// What the program runs with, by the lockfile: every package that npm installs without --omit, its version, its licence.
import { readFileSync } from "node:fs";

export interface Package {
  readonly name: string;
  readonly version: string;
  /** As an SPDX expression; "" where the package tells none. */
  readonly licence: string;
  /** Needed to build, test or lint only: in no image, on no server. */
  readonly isDev: boolean;
}

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly name?: string;
}

/** Old packages whose licence stands in their files in words of its own; they are read by hand. */
const READ_BY_HAND: Readonly<Record<string, string>> = {
  "sax@0.6.1": "BSD-2-Clause",
  "xml2js@0.4.4": "MIT",
};

/** By name, each version once. */
export function lockedPackages(): readonly Package[] {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
    packages: Record<string, Locked>;
  };
  const found = Object.entries(packages)
    .filter(([path]) => path !== "")
    .map(([path, { version = "", license = "", dev, devOptional, name: alias }]) => {
      const name = alias ?? path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
      const licence = READ_BY_HAND[`${name}@${version}`] ?? license;
      return { name, version, licence, isDev: dev === true || devOptional === true };
    });
  const byKey = new Map<string, Package>();
  for (const each of found) {
    const key = `${each.name}@${each.version}`;
    const before = byKey.get(key);
    byKey.set(key, { ...each, isDev: each.isDev && before?.isDev !== false });
  }
  return [...byKey.values()].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

/** Nothing but a notice is asked of whoever uses or sells what is made with it. */
const PERMISSIVE: ReadonlySet<string> = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "ISC",
  "MIT",
]);

/** Of a choice one is enough, of what holds together all. */
export function isPermissive(licence: string): boolean {
  const plain = licence.replace(/[()]/g, "");
  return plain
    .split(" OR ")
    .some((choice) => choice.split(" AND ").every((each) => PERMISSIVE.has(each.trim())));
}

/** The table of DEPENDENCIES.md: of what runs on a server. */
export function dependencyTable(): string {
  const rows = lockedPackages()
    .filter(({ isDev }) => !isDev)
    .map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
  return ["| package | version | licence |", "| --- | --- | --- |", ...rows].join("\n");
}

const keyOf = ({ name, version }: Package): string => `${name}@${version}`;
