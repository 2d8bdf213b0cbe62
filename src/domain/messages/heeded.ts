// Whether anybody acts on what the clock tells them: what hardly anybody acts on is told too often, and rests in the morning list.
import { addDays, type Day, isDay } from "../day.ts";
import type { Rulebook } from "../rulebook.ts";

/** What the morning list of the same day says already: their own messages may rest. Nothing that a return depends on. */
export const MAY_REST = ["due-today", "sprint-ask"] as const;
export type MayRest = (typeof MAY_REST)[number];

/** How many items were told of, and of how many of them something became within some days. */
export interface Heeded {
  readonly told: number;
  readonly heeded: number;
}

/** Too few acted on it; of too few told nothing is said. */
export function isUnheeded(
  { told, heeded }: Heeded,
  { heeding }: Pick<Rulebook["notices"], "heeding">,
): boolean {
  return told >= heeding.fewest && heeded * 10_000 < told * heeding.leastShare;
}

/** Since when a reminder rests, or since when it is told on its own again because somebody wanted it back. */
export interface Rest {
  readonly rests: boolean;
  readonly since: Day;
}

/** The setting that keeps it. */
export const restKey = (reminder: MayRest): string => `rest/${reminder}`;

export function writeRest({ rests, since }: Rest): string {
  return `${rests ? "since" : "until"} ${since}`;
}

/** Null where it never rested. */
export function readRest(value: string | null): Rest | null {
  const [how, since] = value?.split(" ") ?? [];
  return since === undefined || !isDay(since) ? null : { rests: how === "since", since };
}

/** Whether it may be sent to rest: it does not yet, and nobody has wanted it back lately. */
export function mayBegin(
  rest: Rest | null,
  today: Day,
  { heeding }: Pick<Rulebook["notices"], "heeding">,
): boolean {
  return rest === null || (!rest.rests && addDays(rest.since, heeding.leftAloneDays) <= today);
}

export function isMayRest(reminder: string): reminder is MayRest {
  return (MAY_REST as readonly string[]).includes(reminder);
}
