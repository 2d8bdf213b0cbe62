// The head's word on a leave of more than three working days (rules.md 5, Pauses).
import type { Store } from "../../db/store.ts";
import type { Colleague } from "../chat/args/person.ts";
import { dayOf } from "../domain/day.ts";
import type { Absence } from "../domain/people/absence.ts";
import { type Actor, mustLead } from "../domain/people/rights.ts";

interface LeaveScene {
  readonly store: Pick<Store, "absences">;
  readonly actor: Actor;
  readonly now: number;
}

/** Books the word on the leave somebody waits for; null where they wait for none. @throws RuleError for no head of theirs */
export async function decideLeave(
  who: Colleague,
  state: "granted" | "refused",
  { store, actor, now }: LeaveScene,
): Promise<Absence | null> {
  mustLead(actor, who);
  const known = await store.absences.of(who.userId, dayOf(now));
  const asked = known.find((absence) => absence.kind === "leave" && absence.state === "asked");
  if (asked === undefined) return null;
  const decided = { ...asked, state, decidedBy: actor.userId };
  await store.absences.save(decided);
  return decided;
}
