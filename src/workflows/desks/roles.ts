// What 今日 holds beside one's own items, by role: the queue, one's leads, the money, the set-up. Null where it is not theirs.
import type { Store } from "../../../db/store.ts";
import { dayOf, daysBetween } from "../../domain/day.ts";
import type { Actor } from "../../domain/people/rights.ts";
import { broughtBy } from "../brought.ts";
import { queueOf, toJudge } from "../cleaning.ts";
import { linesOf } from "../lists.ts";
import { moneyDue } from "../money.ts";

interface DeskScene {
  readonly actor: Actor;
  readonly store: Store;
  readonly now: number;
}

const SHOWN = 3;
const MONEY_SHOWN = 5;

/** A cleaner's: how much waits since when, the oldest first, whose clock runs, and what is kept for them. */
export async function cleaningDesk({ actor, store, now }: DeskScene) {
  if (!actor.roles.has("cleaner")) return null;
  const leads = await toJudge({ actor, store, now });
  const { items: oldest } = await store.items.longestToBeJudged(SHOWN);
  const turn = await store.cleaning.keptFor(actor.userId, now);
  const held = turn === null ? undefined : leads.find(({ no }) => no === turn.no);
  const [inHand] = await linesOf(held === undefined ? [] : [held], store);
  return {
    queue: await queueOf(leads, { actor, store, now }),
    lines: (await linesOf(oldest, store)).map((line) => ({
      ...line,
      days: daysBetween(dayOf(line.item.createdAt), dayOf(now)),
    })),
    inHand: inHand ?? null,
    until: turn?.until ?? null,
  };
}

/** Marketing's: what became of the leads they brought, and what waits for a word of theirs. */
export async function marketingDesk({ actor, store }: DeskScene) {
  if (!actor.roles.has("marketing")) return null;
  const brought = await broughtBy(actor.userId, store);
  if (brought.lines.length === 0) return null;
  return { ...brought, awaiting: brought.lines.filter(({ item }) => item.awaiting !== null).slice(0, SHOWN) };
}

/** Finance's: what should have come by now, the longest ago first. */
export async function moneyDesk({ actor, store, now }: DeskScene) {
  if (!actor.roles.has("finance")) return null;
  const today = dayOf(now);
  const { late, planned } = await moneyDue("company", { today, until: today }, store);
  return {
    late: late.slice(0, MONEY_SHOWN),
    lateCount: late.length,
    planned: planned.slice(0, MONEY_SHOWN),
    plannedCount: planned.length,
  };
}
