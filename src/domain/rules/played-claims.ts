// Claims of the past met by other limits: one after the other, as they would have been answered, with the claim's own rule (rules.md 9.2).
import { addDays, at, dayOf } from "../day.ts";
import { coolOffUntil, limitReached } from "../hands/pool.ts";
import type { Rulebook } from "../rulebook.ts";
import { countingAt, untouchedSpans, workedOnSpans } from "./held-at.ts";
import type { ClaimPast, PastHolding } from "./past-hands.ts";
import type { Played } from "./played.ts";

/** What a limit has to know: who had what; in which stages too; and when words counted. */
export type ClaimNeeds = "holdings" | "stages" | "words";

/** One person's claims since `from`. A claim that is refused is not held, counted or waited for afterwards. */
export function playClaims(
  holdings: readonly PastHolding[],
  { past, from, rules }: { readonly past: ClaimPast; readonly from: number; readonly rules: Rulebook },
): Played {
  const instants = holdings.map(({ beganAt }) => beganAt);
  const [worked, untouched] = [countingAt(instants), countingAt(instants)];
  const stood = new Map<number, PastHolding[]>();
  const refused: number[] = [];
  let of = 0;
  let today = { endsAt: 0, claims: 0 };
  for (const [index, spell] of holdings.entries()) {
    const { no, beganAt: now, how } = spell;
    const [ownedNow, unspoken] = [worked.at(index), untouched.at(index)];
    const before = stood.get(no);
    const isClaim = how === "claimed";
    if (isClaim && now >= today.endsAt) today = { endsAt: at(addDays(dayOf(now), 1)), claims: 0 };
    if (isClaim && now >= from) {
      of++;
      const waitsUntil = before === undefined ? 0 : coolOffUntil(before, () => rules);
      const facts = { claimsToday: today.claims, ownedNow, untouched: unspoken, waitsUntil };
      if (limitReached(facts, { now, rules }) !== null) {
        refused.push(no);
        continue;
      }
    }
    if (isClaim) today.claims++;
    if (before === undefined) stood.set(no, [spell]);
    else before.push(spell);
    for (const span of workedOnSpans(spell, past)) worked.add(span);
    for (const span of untouchedSpans(spell, { past, rules })) untouched.add(span);
  }
  return { of, stopped: refused };
}
