// Which level of competition fits how long a deal takes here: as many contacts as a deal wants, within its usual days (rules.md 7; article L30, L54).
import type { Competition, Rulebook } from "../rulebook.ts";
import { LEVELS } from "./number.ts";

/** So many words with the customer a deal wants between the first talk and the contract (ours). */
const CONTACTS = 8;
/** Fewer deals than this tell nothing. */
export const FEWEST_WON = 8;

export interface CadenceFit {
  readonly medianDays: number;
  /** Of how many that is. */
  readonly n: number;
  readonly level: Competition;
  /** How often the customer is spoken to within a median deal, at each level. */
  readonly contacts: Readonly<Record<Competition, number>>;
}

/** Null where too little was won to tell. `cycleDays`: from the first contact to the contract. */
export function cadenceFit(cycleDays: readonly number[], rules: Rulebook): CadenceFit | null {
  const sorted = [...cycleDays].sort((a, b) => a - b);
  const n = sorted.length;
  if (n < FEWEST_WON) return null;
  const [low = 0, high = 0] = [sorted[Math.floor((n - 1) / 2)], sorted[Math.floor(n / 2)]];
  const medianDays = Math.max(1, Math.round((low + high) / 2));
  const within = (level: Competition) => medianDays / meanDays(level, rules);
  // Twice too often is as far off as half as often as wanted.
  const [level = "medium"] = [...LEVELS].sort(
    (one, other) => Math.abs(Math.log(within(one) / CONTACTS)) - Math.abs(Math.log(within(other) / CONTACTS)),
  );
  const contacts = Object.fromEntries(
    LEVELS.map((one) => [one, Math.max(1, Math.round(within(one)))]),
  ) as CadenceFit["contacts"];
  return { medianDays, n, level, contacts };
}

/** Between two contacts, over the stages in which a deal is talked about. */
function meanDays(level: Competition, { cadence: { days } }: Rulebook): number {
  return (days[2][level] + days[3][level] + days[4][level]) / 3;
}
