// How much of it: what fits in a minute, or with LONG=1 (npm run test:long) what is due before a release.

export const isLong = process.env["LONG"] === "1";

/** LONG_<name> where it is set, else one of the two. */
export function countOf(name: string, few: number, many: number): number {
  return Number(process.env[`LONG_${name}`] ?? (isLong ? many : few));
}
