// 为什么 #12: which clock runs since when, what pauses it, what was delivered, what happens next; from stored facts.
import type { OutboxRow } from "../../db/schema/outbox.ts";
import type { Store } from "../../db/store.ts";
import { arg } from "../../src/chat/args/args.ts";
import type { InHand } from "../../src/chat/args/take-up.ts";
import { command, type Saying, type Scene, say } from "../../src/chat/command.ts";
import { clockworkOf } from "../../src/chat/turn/clockwork.ts";
import { baseOf, extendsDeadline } from "../../src/domain/clock/cadence.ts";
import { outlookOf, type Step } from "../../src/domain/clock/outlook.ts";
import { pausedRanges } from "../../src/domain/clock/pauses.ts";
import { addDays, at, dayOf, partsOf } from "../../src/domain/day.ts";
import { managerDueAt } from "../../src/domain/hands/escalation.ts";
import { lostToClock } from "../../src/domain/hands/lost.ts";
import type { Item } from "../../src/domain/item/item.ts";
import { isKeptFind, isObserved, observedUntil, RETURN_WARNING } from "../../src/domain/item/places.ts";
import { may } from "../../src/domain/people/rights.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { ladderOf, openEscalation } from "../../src/workflows/escalations.ts";
import { lastReturn } from "../../src/workflows/pool/returned.ts";
import { roundFor } from "../../src/workflows/pool/rounds.ts";

const DAY_MS = 86_400_000;
/** Of each kind of message so many times are named, the latest. */
const MOST_NAMED = 5;

export default command({
  right: "why",
  looks: true,
  args: { item: arg.item() },
  async run(scene) {
    const { now, store, calendar } = scene;
    const { item, customer, relations } = scene.args.item;
    if (!may("show", relations)) return whyLost(scene.args.item, scene);
    const clockwork = await clockworkOf(item, scene);
    const { pauses = [], rules: theirs } = clockwork;
    const outages = pauses.filter(({ kind }) => kind === "outage");
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
    const told = await store.outbox.toldAbout(item.no, about);
    const warnings = await store.outbox.deliveredAbout(item.no, about, RETURN_WARNING);
    const isKept = isFirstContact && isKeptFind(item, { now, rules: theirs });
    const isOnlyObserved = isObserved(item, { now, rules: theirs });
    const ladder = escalation === null ? null : await ladderOf(escalation, store);
    const steps = outlookOf(item, { ...clockwork, now, delivered: warnings });
    return say("done", {
      item,
      customer,
      owner: item.ownerId === null ? null : names[item.ownerId],
      acting: item.actingId === null ? null : names[item.actingId],
      since: baseOf(item),
      round: await roundFor({ item, relations }, scene),
      money: item.outcome === "won" ? await moneyOf(item, store) : null,
      followed: item.lastFollowUpAt !== null && item.lastFollowUpAt >= item.receivedAt,
      /** What was agreed with the customer is the deadline. */
      agreed: item.nextDay !== null && item.nextDueAt !== null && extendsDeadline(item.stage),
      isFar: item.nextDay !== null && item.nextDueAt !== null && at(item.nextDay) > item.nextDueAt,
      pauses: pauses
        .filter(({ kind }) => kind !== "outage")
        .map((pause) => ({ ...pause, lastDay: pause.endedAt === null ? null : dayOf(pause.endedAt - 1) })),
      /** Only days that were lost, of however many interruptions. */
      outages: pausedRanges(addDays(dayOf(baseOf(item)), 1), dayOf(now), outages),
      returned: await lastReturn(item, store),
      isSilent: (item.silentUntil ?? 0) > now,
      delivered: byKind(told.filter(({ state }) => state === "sent")),
      undelivered: byKind(told.filter(({ state }) => state !== "sent" && state !== "dropped")),
      observedUntil: isOnlyObserved ? observedUntil(item, theirs) : null,
      keptUntil: isKept ? item.createdAt + theirs.pool.ownFindKeptDays * DAY_MS : null,
      /** Past the announced holidays the clock takes nothing away. */
      unknownYear:
        isFirstContact && !calendar.covers(partsOf(dayOf(about)).year) ? partsOf(dayOf(about)).year : null,
      lacking:
        isFirstContact && !isKept && !isOnlyObserved
          ? Math.max(0, theirs.pool.noticesBeforeReturn - warnings.length)
          : 0,
      steps: byMoment(
        escalation === null ? steps : steps.filter(({ what }) => what === "listed" || what === "posted"),
      ),
      escalation,
      head: escalation?.headId == null ? null : names[escalation.headId],
      headHeardAt: ladder?.heardAt ?? null,
      manager: escalation?.managerId == null ? null : names[escalation.managerId],
      answeredBy: escalation?.answeredBy == null ? null : names[escalation.answeredBy],
      managerAt:
        escalation === null || ladder === null
          ? null
          : managerDueAt(escalation, { ...ladder, calendar, rules: theirs }),
    });
  },
});

/** To whoever the clock took it from: their own warnings and what may be done, no more (rules.md 12). */
async function whyLost({ item, customer }: InHand, scene: Scene<unknown>): Promise<Saying> {
  const { actor, now, store, rules, calendar } = scene;
  const holdings = lostToClock(await store.holdings.of(item.no), now);
  const spell = holdings.find(({ ownerId }) => ownerId === actor.userId);
  if (spell === undefined) throw new RuleError("not-yours", { item, customer, right: "show", seen: false });
  const { endedAt, beganAt } = spell;
  const then = rules.ofItemSince(item, endedAt);
  const appealDay = calendar.nextWorkingDay(addDays(dayOf(endedAt), then.escalation.appealDays));
  const appealUntil = at(appealDay, then.cadence.deadlineMinute);
  const about = { no: item.no, reminder: RETURN_WARNING, since: beganAt };
  return say("lost", {
    item,
    customer,
    endedAt,
    beganAt,
    warned: await store.outbox.reached(actor.userId, about),
    appealUntil: appealUntil > now && item.place === "pool" ? appealUntil : null,
    claimableOn: addDays(dayOf(endedAt), rules.of(actor.department.id, endedAt).pool.coolOffAutomaticDays),
    inPool: item.place === "pool",
  });
}

/** What comes at the same minute stands together. */
function byMoment(steps: readonly Step[]) {
  const moments = [...new Set(steps.map(({ at: instant }) => instant))];
  return moments.map((instant) => ({
    at: instant,
    whats: steps.filter((step) => step.at === instant).map(({ what }) => what),
  }));
}

async function moneyOf({ no, contractFen }: Item, { payments }: Store): Promise<"paid" | "planned" | "open"> {
  if (contractFen !== null && (await payments.paidFen(no)) >= contractFen) return "paid";
  return (await payments.plan(no)).length > 0 ? "planned" : "open";
}

/** By the reminder that spoke, with the instants of the latest ones. */
function byKind(rows: readonly OutboxRow[]) {
  const kinds = new Map<string, number[]>();
  for (const { key, sentAt, notBefore } of rows) {
    const [kind = ""] = key.split("/");
    kinds.set(kind, [...(kinds.get(kind) ?? []), sentAt ?? notBefore]);
  }
  return [...kinds].map(([kind, instants]) => ({
    kind,
    count: instants.length,
    instants: instants.slice(-MOST_NAMED),
  }));
}
