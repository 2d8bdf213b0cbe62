// 为什么 #12: which clock runs since when, what pauses it, what was delivered, what happens next; from stored facts.
import { arg } from "../../src/chat/args.ts";
import { clockworkOf } from "../../src/chat/clockwork.ts";
import { command, say } from "../../src/chat/command.ts";
import { ladderOf, openEscalation } from "../../src/chat/escalations.ts";
import { baseOf, decisionDueOf } from "../../src/domain/cadence.ts";
import { at, dayOf } from "../../src/domain/day.ts";
import { managerDueAt } from "../../src/domain/escalation.ts";
import type { Item } from "../../src/domain/item.ts";
import { isKeptFind, isObserved, RETURN_WARNING } from "../../src/domain/places.ts";

const DAY_MS = 86_400_000;

export default command({
  right: "show",
  args: { item: arg.item() },
  async run(scene) {
    const { now, store, rules, calendar } = scene;
    const { item, customer } = scene.args.item;
    const clockwork = await clockworkOf(item, scene);
    const escalation = await openEscalation(item, scene);
    const names = await store.people.names([
      item.ownerId,
      item.actingId,
      escalation?.headId ?? null,
      escalation?.managerId ?? null,
      escalation?.answeredBy ?? null,
    ]);
    const isFirstContact = item.stage === 1 && item.deadlineAt !== null;
    const about = item.deadlineAt ?? item.nextDueAt ?? 0;
    const all = await store.outbox.deliveredAbout(item.no, about);
    const warnings = await store.outbox.deliveredAbout(item.no, about, RETURN_WARNING);
    const delivered = [...new Set(isFirstContact ? warnings : all)];
    const observedUntil = isObserved(item, { now, rules })
      ? item.createdAt + rules.notices.observedDays * DAY_MS
      : null;
    const keptUntil =
      isFirstContact && isKeptFind(item, { now, rules })
        ? item.createdAt + rules.pool.ownFindKeptDays * DAY_MS
        : null;
    const goesBack = isFirstContact && keptUntil === null && observedUntil === null;
    return say("done", {
      item,
      customer,
      owner: item.ownerId === null ? null : names[item.ownerId],
      acting: item.actingId === null ? null : names[item.actingId],
      since: baseOf(item),
      followed: item.lastFollowUpAt !== null && item.lastFollowUpAt >= item.receivedAt,
      pauses: (clockwork.pauses ?? []).map((pause) => ({
        ...pause,
        lastDay: pause.endedAt === null ? null : dayOf(pause.endedAt - 1),
      })),
      isSilent: (item.silentUntil ?? 0) > now,
      delivered,
      observedUntil,
      keptUntil,
      returnsAt: goesBack ? returnsAt(item) : null,
      lacking: Math.max(0, rules.pool.noticesBeforeReturn - warnings.length),
      decisionAt: decisionDueOf(item, clockwork),
      escalation,
      head: escalation?.headId == null ? null : names[escalation.headId],
      manager: escalation?.managerId == null ? null : names[escalation.managerId],
      answeredBy: escalation?.answeredBy == null ? null : names[escalation.answeredBy],
      managerAt:
        escalation === null
          ? null
          : managerDueAt(escalation, { ...(await ladderOf(escalation, store)), calendar, rules }),
    });

    /** The first 18:00 of a working day on which everything the return waits for is there, as far as it is known. */
    function returnsAt({ deadlineAt }: Item): number {
      const last = delivered.at(-1);
      const earliest = Math.max(deadlineAt ?? 0, last === undefined ? 0 : last + DAY_MS, now);
      const evening = (day: string) => at(calendar.nextWorkingDay(day), rules.cadence.deadlineMinute);
      const first = evening(dayOf(earliest));
      return first >= earliest ? first : evening(dayOf(earliest + DAY_MS));
    }
  },
});
