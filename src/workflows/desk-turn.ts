// Which lead lies on somebody's cleaning desk: the one asked for where it is free, else the next; kept for them as by 清洗 下一条.
import type { Store } from "../../db/store.ts";
import { queueFor } from "../domain/item/cleaning.ts";
import type { Actor } from "../domain/people/rights.ts";
import type { Rulebook } from "../domain/rulebook.ts";
import { cleanersInstead, keptUntil, toJudge } from "./cleaning.ts";

export interface OnTheDesk {
  /** Null where there is none to judge, or it is not theirs to judge any. */
  readonly no: number | null;
  /** The one that was asked for and is not to be had. */
  readonly missed: number | null;
}

/** `no`: 0 for whichever comes next. Asked for by its number it is the only one they keep. */
export async function takeOnDesk(
  no: number,
  scene: {
    readonly actor: Actor;
    readonly store: Store;
    readonly now: number;
    readonly rules: Rulebook;
  },
): Promise<OnTheDesk> {
  const { actor, store, now } = scene;
  if ((await cleanersInstead(actor, store)).length > 0) return { no: null, missed: null };
  const until = keptUntil(scene);
  const leads = await toJudge(scene);
  const kept = await store.cleaning.kept(now);
  const take = (one: number) => store.cleaning.take({ no: one, memberId: actor.userId, until }, now);
  if (leads.some((lead) => lead.no === no) && (await take(no))) {
    const others = kept.filter((turn) => turn.memberId === actor.userId && turn.no !== no);
    for (const turn of others) await store.cleaning.letGo(turn);
    return { no, missed: null };
  }
  const missed = no === 0 ? null : no;
  const skipped = await store.cleaning.skippedBy(actor.userId);
  for (const lead of queueFor(leads, { memberId: actor.userId, kept, skipped }))
    if (await take(lead.no)) return { no: lead.no, missed };
  return { no: null, missed };
}
