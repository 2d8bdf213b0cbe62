// What those somebody leads have agreed for the days from one to another, day by day.
import type { Store } from "../../db/store.ts";
import type { Day } from "../domain/day.ts";
import { groupedBy } from "../domain/grouped.ts";
import type { Actor } from "../domain/people/rights.ts";
import { type LineWithLateness, linesWithLateness } from "./lists.ts";
import { departmentsLed } from "./team.ts";

interface TeamScene {
  readonly actor: Actor;
  readonly chat: { readonly id: string };
  readonly store: Store;
  readonly now: number;
}

export interface TeamAgenda {
  readonly days: readonly {
    readonly day: Day;
    readonly lines: readonly LineWithLateness[];
  }[];
  readonly count: number;
}

/** As much as a head reads of one week; what does not fit into an answer waits for 更多. */
const MOST = 100;
/** Of more items than so many they are not read through for one answer. */
const MOST_READ = 5000;

/** Appointments of others only, the next first. */
export async function agendaOfTeam(
  { from, to }: { readonly from: Day; readonly to: Day },
  { actor, chat, store, now }: TeamScene,
): Promise<TeamAgenda> {
  const led = await departmentsLed(actor, store);
  if (led.length === 0 || (await store.pipeline.exceeds(MOST_READ))) return { days: [], count: 0 };
  const ahead = await store.deeds.ahead({ kind: "departments", ids: led.map(({ id }) => id) }, { from, to });
  const agreed = ahead
    .filter(
      ({ nextDay, ownerId }) =>
        nextDay !== null && nextDay >= from && nextDay <= to && ownerId !== actor.userId,
    )
    .sort((a, b) => ((a.nextDay ?? "") < (b.nextDay ?? "") ? -1 : 1))
    .slice(0, MOST);
  const lines = await linesWithLateness(agreed, now, store);
  const spot = { userId: actor.userId, chatId: chat.id };
  if (lines.length > 0)
    await store.conversations.keepList(
      spot,
      lines.map(({ item }) => item.no),
      now,
    );
  const days = [...groupedBy(lines, ({ item }) => item.nextDay ?? from)].map(([day, some]) => ({
    day,
    lines: some,
  }));
  return { days, count: lines.length };
}
