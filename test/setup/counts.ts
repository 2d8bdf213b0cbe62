// How much of it: what fits in a minute, or with LONG=1 (npm run test:long) what is due before a release.

export const isLong = process.env["LONG"] === "1";

/** As before a change lands (.ci/run): all of it, and on both databases. */
export const isOnBoth = process.env["ENGINES"] === "both";

/** LONG_<name> where it is set, else one of the two. */
export function countOf(name: string, few: number, many: number): number {
  return Number(process.env[`LONG_${name}`] ?? (isLong ? many : few));
}

/** Of chance, or of what costs seconds each: so many before a change lands, fewer while it is made. */
export function beforeLanding(all: number, meanwhile: number): number {
  return isOnBoth ? all : meanwhile;
}

/** Of many alike: all before a change lands, every n-th of them while it is made. */
export function spread<T>(all: readonly T[], every: number): readonly T[] {
  return isOnBoth ? all : all.filter((_, index) => index % every === 0);
}
