// Whoever runs or sells the program owes nobody but a notice: what it runs with is under permissive licences.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isPermissive, lockedPackages } from "./licences.ts";

const packages = lockedPackages();

test("every package that is installed on a server is under a permissive licence", () => {
  const installed = packages.filter(({ isDev }) => !isDev);
  expect(installed.length).toBeGreaterThan(50);
  expect(installed.filter(({ licence }) => !isPermissive(licence))).toEqual([]);
});

/** Of what only builds and tests: asks for its own files' changes to be given on, or for the names of fonts. */
const WEAK = new Set(["MPL-2.0", "Python-2.0", "MIT AND OFL-1.1", "(MIT AND Zlib)"]);

test("what builds and tests is, too, or is weakly reciprocal and nowhere in what is run", () => {
  const others = packages.filter(({ isDev, licence }) => isDev && !isPermissive(licence));
  expect(others.filter(({ licence }) => !WEAK.has(licence))).toEqual([]);
});

test("a licence that asks for more, and none at all, are found", () => {
  for (const licence of ["GPL-3.0", "AGPL-3.0", "MIT AND GPL-2.0", "SEE LICENSE IN x", ""])
    expect(isPermissive(licence), licence).toBe(false);
  for (const licence of ["MIT", "(MIT OR GPL-2.0)", "MIT AND Apache-2.0"])
    expect(isPermissive(licence), licence).toBe(true);
});

test("every version is pinned: in package.json exactly, in the lockfile with its hash", () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
    readFileSync("package.json", "utf8"),
  ) as Record<string, Record<string, string>>;
  const asked = { ...dependencies, ...devDependencies, ...optionalDependencies };
  expect(Object.entries(asked).filter(([, version]) => !/^(npm:.+@)?\d[\w.-]*$/.test(version))).toEqual([]);
  const { packages: locked } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
    packages: Record<string, { integrity?: string }>;
  };
  const unpinned = Object.entries(locked).filter(([path, { integrity }]) => path !== "" && !integrity);
  expect(unpinned.map(([path]) => path)).toEqual([]);
});
