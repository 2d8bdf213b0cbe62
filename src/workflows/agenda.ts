// What somebody has to do by some day, day by day: what is late first (rules.md 5).
import type { Store } from "../../db/store.ts";
import { dueOf } from "../domain/clock/cadence.ts";
import { type Day, dayOf } from "../domain/day.ts";
import { groupedBy } from "../domain/grouped.ts";
import { type Line, linesOf } from "./lists.ts";

export interface Agenda {
  readonly late: readonly Line[];
  readonly days: readonly { readonly day: Day; readonly lines: readonly Line[] }[];
  readonly count: number;
}

interface AgendaScene {
  readonly actor: { readonly userId: string };
  readonly chat: { readonly id: string };
  readonly store: Store;
  readonly now: number;
}

/** Everything of one's own that is due from `from` to `to`; what is late only where it runs from today on. */
export async function agendaOf(
  { from, to }: { readonly from: Day; readonly to: Day },
  { actor, chat, store, now }: AgendaScene,
): Promise<Agenda> {
  const today = dayOf(now);
  const owned = (await store.items.ownedBy(actor.userId)).filter(({ outcome }) => outcome !== "lost");
  const dayOfItem = (line: Line): Day | null => {
    const due = dueOf(line.item);
    return due === null ? null : dayOf(due);
  };
  const within = (await linesOf(owned, store)).filter((line) => {
    const day = dayOfItem(line);
    return day !== null && day <= to && (day >= from || from === today);
  });
  const late = within.filter((line) => (dayOfItem(line) ?? today) < today);
  const ahead = groupedBy(
    within.filter((line) => !late.includes(line)),
    dayOfItem,
  );
  const days = [...ahead].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, lines]) => ({ day, lines }));
  const shown = [...late, ...days.flatMap(({ lines }) => lines)];
  await store.conversations.keepList(
    { userId: actor.userId, chatId: chat.id },
    shown.map(({ item }) => item.no),
    now,
  );
  return { late, days, count: shown.length };
}
