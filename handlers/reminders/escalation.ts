// 上调 (rules.md 6, 13 ③): opened at 9:00, the head asked at 10:30, the manager where no answer came; closed without noise.
import { clockworkOf } from "../../src/chat/turn/clockwork.ts";
import { baseOf, cadenceDays } from "../../src/domain/clock/cadence.ts";
import { runningDays, silenceOf } from "../../src/domain/clock/standstill.ts";
import { at, dayOf, minuteOfDay } from "../../src/domain/day.ts";
import { askedOf } from "../../src/domain/hands/asked.ts";
import { type Escalation, managerDueAt, reasonFor, stands } from "../../src/domain/hands/escalation.ts";
import { amountOf, type Item } from "../../src/domain/item/item.ts";
import { isObserved } from "../../src/domain/item/places.ts";
import { headOf, type Org } from "../../src/domain/people/org.ts";
import { type ReminderNotice, type ReminderScene, reminder } from "../../src/push/reminder.ts";
import { ladderOf, whoWasAsked } from "../../src/workflows/escalations.ts";
import { standingStill } from "../../src/workflows/standing-still.ts";

const HEADS_FROM = 10 * 60 + 30;
const OPENED = "escalations-opened";

interface Case {
  readonly escalation: Escalation;
  readonly item: Item;
}

/** With the head who was asked of it just now. */
interface Asked extends Case {
  readonly headId: string;
}

export default reminder({
  from: 9 * 60,
  until: 20 * 60,
  rhythm: "minute",
  async collect(scene) {
    const { now, today, store, rules, calendar } = scene;
    if ((await store.settings.get(OPENED)) !== today) {
      await openToday(scene);
      await store.settings.put(OPENED, today);
    }
    const open: Case[] = [];
    const notices: ReminderNotice[] = [];
    for (const escalation of await store.escalations.allOpen()) {
      const item = await store.items.byNo(escalation.no);
      if (item === null) continue;
      if (stands(escalation, item, { ...(await clockworkOf(item, scene)), now }))
        open.push({ escalation, item });
      else notices.push(...(await close({ escalation, item }, scene)));
    }
    if (open.length === 0) return notices;
    const org = await store.org.on(today);
    const paused = await store.pauses.runningAt(now);
    const waiting = open.filter(({ item }) => !paused.has(item) && (item.silentUntil ?? 0) <= now);

    const heads = new Map<string, Case[]>();
    const managers = new Map<string, Case[]>();
    const away = new Map<string, Case[]>();
    for (const one of waiting) {
      const { escalation, item } = one;
      const { id, headId, managerId, toldHeadAt, toldManagerAt } = escalation;
      const ladder = toldHeadAt === null ? null : await ladderOf(escalation, store);
      if (ladder?.managerWasSpared) await store.escalations.toldManager(id, { managerId: null, at: null });
      const asked = [item.ownerId, headId, managerId];
      const isHeadsTurn = toldManagerAt === null && (ladder?.isUnreachable ?? minuteOfDay(now) >= HEADS_FROM);
      if (isHeadsTurn) {
        const head = headOf(org, item.departmentId, asked);
        if (ladder === null || head !== null)
          await store.escalations.toldHead(id, { headId: head?.userId ?? null, at: now });
        if (head !== null) put(heads, head.userId, one);
        for (const leader of head?.away ?? []) put(away, leader, one);
        continue;
      }
      const due =
        ladder === null ? null : managerDueAt(escalation, { ...ladder, calendar, rules: rules.ofItem(item) });
      const isManagersTurn = due === null ? toldManagerAt !== null && ladder?.isUnreachable : due <= now;
      if (!isManagersTurn) continue;
      const manager = headOf(org, item.largeDepartmentId, asked);
      if (toldManagerAt === null || manager !== null)
        await store.escalations.toldManager(id, { managerId: manager?.userId ?? null, at: now });
      if (manager !== null) put(managers, manager.userId, one);
    }
    for (const [userId, cases] of heads) notices.push(await ask(userId, { block: "ask", cases, scene }));
    for (const [userId, cases] of managers)
      notices.push(await ask(userId, { block: "manager", cases, scene }));
    const newlyAsked = [...heads]
      .flatMap(([headId, cases]) => cases.map((one) => ({ ...one, headId })))
      .filter(({ escalation }) => escalation.toldHeadAt === null);
    notices.push(...(await posts(newlyAsked, scene)));
    notices.push(...(await unreachable(away, scene)));
    return notices;
  },
});

function put(map: Map<string, Case[]>, key: string, one: Case): void {
  map.set(key, [...(map.get(key) ?? []), one]);
}

async function openToday(scene: ReminderScene): Promise<void> {
  const { now, today, store, rules } = scene;
  for (const item of await store.items.dueBefore(at(today))) {
    if (isObserved(item, { now, rules: rules.ofItem(item) })) continue;
    const quick = reasonFor(item, { ...scene, rules: rules.ofItem(item), now });
    if (quick === null) continue;
    const reason = reasonFor(item, { ...(await clockworkOf(item, scene)), now });
    if (reason !== null) await store.escalations.open({ no: item.no, ...reason, at: now });
  }
}

/** Ended by whatever moved the clock; those who had been asked hear so once. */
async function close({ escalation, item }: Case, { now, store }: ReminderScene): Promise<ReminderNotice[]> {
  const history = await store.history.of(item.no);
  const last = history.at(-1);
  await store.escalations.close(escalation.id, { by: last?.by ?? "", at: now });
  // Whoever asked the owner has been told the very words (src/workflows/asked.ts).
  const answered = askedOf(history, last?.by ?? "").filter(({ answer }) => answer?.id === last?.id);
  const knows = new Set([last?.by, ...answered.map(({ by }) => by)]);
  const told = (await whoWasAsked(escalation, store)).filter((id) => !knows.has(id));
  if (told.length === 0 || last === undefined) return [];
  const customer = await store.customers.byId(item.customerId);
  const names = await store.people.names([last.by]);
  const [followUp] = await store.followUps.latest(item.no, 1);
  const values = {
    item,
    customer,
    by: names[last.by] ?? "",
    what: last.what,
    followUp: last.what === "followed-up" ? (followUp?.text ?? "") : "",
  };
  return told.map((userId) => ({
    to: { member: userId },
    block: "closed",
    of: `-${escalation.id}`,
    values,
    asked: true,
  }));
}

/** Each is answered in its own words: a list of several says them under what they fit. */
const KINDS = ["sprint", "payment", "decision"] as const;

interface Asking {
  readonly block: "ask" | "manager";
  readonly cases: readonly Case[];
  readonly scene: ReminderScene;
}

/** One message for all that wait for somebody; a single one carries its answers as buttons. */
async function ask(userId: string, { block, cases, scene }: Asking): Promise<ReminderNotice> {
  const { now, store, rules, calendar } = scene;
  const lines: Awaited<ReturnType<typeof lineOf>>[] = [];
  for (const one of cases) lines.push(await lineOf(one, scene));
  const names = await store.people.names([userId]);
  const [only, another] = cases;
  const minutes = cases.map(({ escalation, item }) => ({
    kind: escalation.kind,
    ...rules.ofItem(item).escalation,
  }));
  const groups = KINDS.flatMap((kind) => {
    const ofKind = lines.filter((line) => line.kind === kind);
    return ofKind.length === 0 ? [] : [{ kind, lines: ofKind }];
  });
  const quick = minutes.filter(({ kind }) => kind !== "decision").map(({ headMinutes }) => headMinutes);
  const weighty = minutes
    .filter(({ kind }) => kind === "decision")
    .map(({ decisionMinutes }) => decisionMinutes);
  const first = (goesAt: number, waits: readonly number[]) =>
    waits.length === 0 ? null : calendar.addWorkingMinutes(goesAt, Math.min(...waits));
  return {
    to: { member: userId },
    block,
    // Told again after an answer came to nothing, it is another message.
    of: `-${cases.map(({ escalation }) => escalation.id).join("-")}@${now}`,
    values: { name: names[userId], lines, groups, first: lines[0] },
    timed: (goesAt) => ({
      quickUntil: first(goesAt, quick),
      decisionUntil: first(goesAt, weighty),
    }),
    about: cases.map(({ item }) => item),
    ...(another === undefined && only !== undefined
      ? { buttons: `buttons-${only.escalation.kind}`, matter: `escalation/${only.escalation.id}` }
      : {}),
  };
}

async function lineOf({ escalation, item }: Case, scene: ReminderScene) {
  const { today, store, rules, calendar } = scene;
  const { id, kind, since, headId } = escalation;
  const names = await store.people.names([item.ownerId, headId]);
  const about = item.deadlineAt ?? item.nextDueAt ?? 0;
  const pauses = (await standingStill([item], baseOf, store))(item);
  const remindedAt = (await store.outbox.deliveredAbout(item.no, about, OWNERS_LIST)).at(-1) ?? 0;
  return {
    id,
    kind,
    since: dayOf(since),
    item,
    customer: await store.customers.byId(item.customerId),
    owner: item.ownerId === null ? "" : names[item.ownerId],
    head: headId === null ? null : names[headId],
    amount: amountOf(item),
    last: await lastWord(item, store),
    days: runningDays(dayOf(baseOf(item)), today, pauses),
    ...silenceOf(item, { today, calendar, pauses }),
    cadence: cadenceDays(item.stage ?? 1, rules.ofItem(item)),
    /** When the owner was told today and said nothing. */
    remindedAt: dayOf(remindedAt) === today ? remindedAt : null,
  };
}

/** What was told last: a follow-up, or the mark of a move. */
async function lastWord({ no }: Item, store: ReminderScene["store"]) {
  const [followUp] = await store.followUps.latest(no, 1);
  const moved = (await store.history.of(no))
    .filter(({ what, text }) => what === "advanced" && text !== null)
    .at(-1);
  const words = [followUp, moved].flatMap((one) =>
    one === undefined ? [] : [{ at: one.at, text: one.text ?? "" }],
  );
  return words.sort((one, other) => other.at - one.at)[0] ?? null;
}

/** The reminder by which an owner hears of it first. */
const OWNERS_LIST = "morning-list";
const MOST_POSTED = 5;

/** A line in the managers' group nearest above, where one is bound; else it stands in the department's own post. */
async function posts(cases: readonly Asked[], scene: ReminderScene): Promise<ReminderNotice[]> {
  const { store, today, org } = { ...scene, org: await scene.store.org.on(scene.today) };
  const bound = (await store.groups.all()).filter(({ audience }) => audience === "managers");
  const notices: ReminderNotice[] = [];
  for (const { departmentId } of bound) {
    const department = org.departments.get(departmentId);
    const mine = cases.filter(({ item }) => nearest(item.departmentId, { org, bound }) === departmentId);
    if (department === undefined || mine.length === 0) continue;
    const shown = mine.slice(0, MOST_POSTED);
    const lines = [];
    for (const one of shown) lines.push(await lineOf(one, scene));
    notices.push({
      to: { managers: departmentId },
      block: "post",
      of: `-${mine.map(({ escalation }) => escalation.id).join("-")}`,
      values: { department, today, lines, count: mine.length },
      mentions: [...new Set(mine.map(({ headId }) => headId))],
      about: shown.map(({ item }) => item),
    });
  }
  return notices;
}

function nearest(
  departmentId: number | null,
  { org, bound }: { readonly org: Org; readonly bound: readonly { readonly departmentId: number }[] },
): number | null {
  let id = departmentId;
  for (let steps = 0; id !== null && steps < org.departments.size; steps++) {
    const found = bound.find((group) => group.departmentId === id);
    if (found !== undefined) return found.departmentId;
    id = org.departments.get(id)?.parentId ?? null;
  }
  return null;
}

/** A head on leave without a deputy: the next level was asked, and the admin knows. */
async function unreachable(
  away: ReadonlyMap<string, readonly Case[]>,
  { store, today }: ReminderScene,
): Promise<ReminderNotice[]> {
  if (away.size === 0) return [];
  const admins = await store.people.withRole("admin");
  const names = await store.people.names([...away.keys()]);
  return [...away.keys()].flatMap((leader) =>
    admins.map(({ userId }) => ({
      to: { member: userId },
      block: "head-away",
      of: `-${leader}-${today}`,
      values: { leader: names[leader] },
      asked: true as const,
    })),
  );
}
