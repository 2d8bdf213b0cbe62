// Claims of the past met by other limits: one after the other, as they would have been answered, with the claim's own rule (rules.md 9.2).
import { dayOf } from "../day.ts";
import { coolOffUntil, limitReached } from "../hands/pool.ts";
import type { Holding } from "../item/history.ts";
import type { Rulebook } from "../rulebook.ts";
import type { Played } from "./played.ts";

/** Everything somebody had in hand, by its beginning. */
export interface PastHolding
  extends Pick<Holding, "no" | "ownerId" | "beganAt" | "how" | "endedAt" | "endedBy"> {
  readonly departmentId: number;
  readonly customerId: number;
}

export interface PastStay {
  readonly stage: number;
  readonly enteredAt: number;
  readonly leftAt: number | null;
}

/** What else is known of the items somebody had: their stages, when words counted, and when their customers were left in peace. */
export interface ClaimPast {
  readonly stays: ReadonlyMap<number, readonly PastStay[]>;
  readonly followedUp: ReadonlyMap<number, readonly number[]>;
  readonly quiet: ReadonlyMap<number, readonly { readonly from: number; readonly until: number }[]>;
}

/** What a limit has to know: who had what; in which stages too; and when words counted. */
export type ClaimNeeds = "holdings" | "stages" | "words";

const DAY_MS = 86_400_000;

/** One person's claims since `from`. A claim that is refused is not held, counted or waited for afterwards. */
export function playClaims(
  holdings: readonly PastHolding[],
  { past, from, rules }: { readonly past: ClaimPast; readonly from: number; readonly rules: Rulebook },
): Played {
  const stood: PastHolding[] = [];
  let held: PastHolding[] = [];
  const refused: number[] = [];
  let of = 0;
  let today = { day: "", claims: 0 };
  for (const spell of holdings) {
    const { no, beganAt: now, how } = spell;
    held = held.filter(({ endedAt }) => endedAt === null || endedAt > now);
    const isClaim = how === "claimed";
    if (isClaim && dayOf(now) !== today.day) today = { day: dayOf(now), claims: 0 };
    if (isClaim && now >= from) {
      of++;
      const facts = {
        claimsToday: today.claims,
        ownedNow: held.filter((one) => isWorkedOn(stageAt(past, one.no, now))).length,
        untouched: held.filter((one) => isUntouched(one, { past, now, rules })).length,
        waitsUntil: coolOffUntil(
          stood.filter((one) => one.no === no),
          () => rules,
        ),
      };
      if (limitReached(facts, { now, rules }) !== null) {
        refused.push(no);
        continue;
      }
    }
    if (isClaim) today.claims++;
    stood.push(spell);
    held.push(spell);
  }
  return { of, stopped: refused };
}

/** Null where it is no opportunity, or none in play. */
function stageAt({ stays }: ClaimPast, no: number, now: number): number | null {
  const found = stays
    .get(no)
    ?.find((one) => one.enteredAt <= now && (one.leftAt === null || one.leftAt > now));
  return found?.stage ?? null;
}

const isWorkedOn = (stage: number | null) => stage !== null && stage >= 1 && stage <= 4;

function isUntouched(
  { no, customerId, beganAt }: PastHolding,
  { past, now, rules }: { readonly past: ClaimPast; readonly now: number; readonly rules: Rulebook },
): boolean {
  const before = now - rules.pool.untouchedDays * DAY_MS;
  if (stageAt(past, no, now) !== 1 || beganAt >= before) return false;
  if (past.followedUp.get(no)?.some((at) => at >= before && at <= now) === true) return false;
  return past.quiet.get(customerId)?.some(({ from, until }) => from <= now && now < until) !== true;
}
