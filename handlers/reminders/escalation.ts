// 上调 (rules.md 6, 13 ③): opened at 9:00, the head asked at 10:30, the manager where no answer came; closed without noise.
import { clockworkOf } from "../../src/chat/clockwork.ts";
import { at, minuteOfDay } from "../../src/domain/day.ts";
import { type Escalation, managerDueAt, reasonFor, stands } from "../../src/domain/escalation.ts";
import { amountOf, type Item } from "../../src/domain/item.ts";
import { headOf } from "../../src/domain/org.ts";
import { isObserved } from "../../src/domain/places.ts";
import { type ReminderNotice, type ReminderScene, reminder } from "../../src/push/reminder.ts";

const HEADS_FROM = 10 * 60 + 30;
const OPENED = "escalations-opened";

interface Case {
  readonly escalation: Escalation;
  readonly item: Item;
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
      if (escalation.toldHeadAt === null && minuteOfDay(now) >= HEADS_FROM) {
        const head = headOf(org, item.departmentId, [item.ownerId]);
        await store.escalations.toldHead(escalation.id, { headId: head?.userId ?? null, at: now });
        if (head !== null) put(heads, head.userId, one);
        for (const leader of head?.away ?? []) put(away, leader, one);
        continue;
      }
      const due = managerDueAt(escalation, { calendar, rules });
      if (due === null || due > now) continue;
      const manager = headOf(org, item.largeDepartmentId, [item.ownerId, escalation.headId]);
      await store.escalations.toldManager(escalation.id, { managerId: manager?.userId ?? null, at: now });
      if (manager !== null) put(managers, manager.userId, one);
    }
    for (const [userId, cases] of heads) notices.push(await ask(userId, { block: "ask", cases, scene }));
    for (const [userId, cases] of managers)
      notices.push(await ask(userId, { block: "manager", cases, scene }));
    notices.push(...(await posts([...heads.values()].flat(), scene)));
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
    if (isObserved(item, { now, rules })) continue;
    const quick = reasonFor(item, { ...scene, now });
    if (quick === null) continue;
    const reason = reasonFor(item, { ...(await clockworkOf(item, scene)), now });
    if (reason !== null) await store.escalations.open({ no: item.no, ...reason, at: now });
  }
}

/** Ended by whatever moved the clock; those who had been told hear so once. */
async function close({ escalation, item }: Case, { now, store }: ReminderScene): Promise<ReminderNotice[]> {
  const history = await store.history.of(item.no);
  const last = history.at(-1);
  await store.escalations.close(escalation.id, { by: last?.by ?? "", at: now });
  const told = [escalation.headId, escalation.managerId].filter((id) => id !== null && id !== last?.by);
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
  return [...new Set(told)].map((userId) => ({
    to: { member: userId ?? "" },
    block: "closed",
    of: `-${escalation.id}`,
    values,
    asked: true,
  }));
}

interface Asking {
  readonly block: "ask" | "manager";
  readonly cases: readonly Case[];
  readonly scene: ReminderScene;
}

/** One message for all that wait for somebody; a single one carries its answers as buttons. */
async function ask(userId: string, { block, cases, scene }: Asking): Promise<ReminderNotice> {
  const { now, store, rules, calendar } = scene;
  const lines = [];
  for (const { escalation, item } of cases) lines.push(await lineOf(escalation, item, store));
  const names = await store.people.names([userId]);
  const [only, another] = cases;
  const until = calendar.addWorkingMinutes(
    now,
    only?.escalation.kind === "decision" ? rules.escalation.decisionMinutes : rules.escalation.headMinutes,
  );
  return {
    to: { member: userId },
    block,
    of: `-${cases.map(({ escalation }) => escalation.id).join("-")}`,
    values: { name: names[userId], lines, until, first: lines[0] },
    about: cases.map(({ item }) => item),
    ...(another === undefined && only !== undefined
      ? { buttons: `buttons-${only.escalation.kind}`, matter: `escalation/${only.escalation.id}` }
      : {}),
  };
}

async function lineOf({ kind, since, headId }: Escalation, item: Item, store: ReminderScene["store"]) {
  const names = await store.people.names([item.ownerId, headId]);
  const [last] = await store.followUps.latest(item.no, 1);
  return {
    kind,
    since,
    item,
    customer: await store.customers.byId(item.customerId),
    owner: item.ownerId === null ? "" : names[item.ownerId],
    head: headId === null ? null : names[headId],
    amount: amountOf(item),
    last: last ?? null,
  };
}

/** A line in the managers' group, where one is bound; else it stands in the department's own post. */
async function posts(cases: readonly Case[], { store, today }: ReminderScene): Promise<ReminderNotice[]> {
  const groups = (await store.groups.all()).filter(({ audience }) => audience === "managers");
  const notices: ReminderNotice[] = [];
  for (const { departmentId } of groups) {
    const department = await store.people.department(departmentId);
    const mine = cases.filter(({ item }) => item.departmentId === departmentId);
    if (department === null || mine.length === 0) continue;
    const lines = [];
    for (const { escalation, item } of mine) lines.push(await lineOf(escalation, item, store));
    notices.push({
      to: { managers: departmentId },
      block: "post",
      of: `-${mine.map(({ escalation }) => escalation.id).join("-")}`,
      values: { department, today, lines },
      about: mine.map(({ item }) => item),
    });
  }
  return notices;
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
