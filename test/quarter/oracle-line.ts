// 上调 kept a second time, from rules.md 6: opened, the head asked, the manager asked, listed; ended by what moves the clock.
import { ADMIN } from "./company.ts";
import { type Expected, expected, grouped, type Scene } from "./expected.ts";
import type { ItemRow } from "./facts.ts";
import { addDays, afterWorkingMinutes, at, type Day, dayOf, minuteOf, onWorking, weekday } from "./time.ts";

/** One deadline taken up the line. */
interface Entry {
  readonly no: number;
  readonly kind: "sprint" | "decision" | "payment";
  /** The deadline that passed, ms. */
  readonly since: number;
  headId: string | null;
  toldHeadAt: number | null;
  headAsk: Expected | null;
  managerId: string | null;
  toldManagerAt: number | null;
  managerAsk: Expected | null;
}

/** What has become of what was said. */
export interface Fate {
  /** When it was delivered; null while it was not. */
  deliveredAt(wanted: Expected): number | null;
  /** WeCom has refused its receiver for good. */
  isRefused(wanted: Expected): boolean;
}

const HEADS_FROM = 630;
/** Working minutes: to the manager where nobody answers, a decision, after 收到, and on to the weekly list. */
const MOST_POSTED = 5;
const WAITS = { head: 240, decision: 1080, received: 540, manager: 540 } as const;

/** Who changed an item last, and who was told of that as the answer to what they had asked. */
export interface LastHand {
  readonly by: string;
  readonly told: readonly string[];
}

export interface Line {
  /** Items it has open, which every look must hold. */
  readonly open: () => readonly number[];
  /** Everything there is must be in the scene. */
  readonly needsAll: (today: Day) => boolean;
  step(scene: Scene, lastHand: (no: number) => LastHand | null): readonly Expected[];
  weekly(scene: Scene): readonly Expected[];
  /** Who has read that they should look, at what, and when that arrived (ms). */
  asked(): readonly { readonly to: string; readonly no: number; readonly at: number }[];
}

export function createLine(fate: Fate): Line {
  let entries: Entry[] = [];
  const ever = new Set<string>();
  let openedOn: Day = "";
  const asks: Expected[] = [];

  function open(scene: Scene): void {
    openedOn = scene.today;
    for (const item of scene.held) {
      const due = scene.clock.dueOf(item);
      const reason = due !== null && due < at(scene.today) ? reasonOf(item, scene) : null;
      if (reason === null || ever.has(keyOf(item.no, reason))) continue;
      ever.add(keyOf(item.no, reason));
      const head = { headId: null, toldHeadAt: null, headAsk: null };
      const manager = { managerId: null, toldManagerAt: null, managerAsk: null };
      entries.push({ no: item.no, ...reason, ...head, ...manager });
    }
  }

  return {
    open: () => entries.map(({ no }) => no),
    needsAll: (today) => openedOn !== today,
    step(scene, lastHand) {
      const { now, today, held, people, clock } = scene;
      if (openedOn !== today) open(scene);
      const itemOf = new Map(held.map((item) => [item.no, item]));
      const stands = (entry: Entry): boolean => {
        const item = itemOf.get(entry.no);
        const reason = item === undefined ? null : reasonOf(item, scene);
        return reason !== null && reason.kind === entry.kind && reason.since === entry.since;
      };
      const ended = entries.filter((entry) => !stands(entry));
      entries = entries.filter(stands);
      const notices = ended.flatMap((entry) => closing(entry, scene, { ...fate, last: lastHand(entry.no) }));

      const heads: [string, ItemRow, Entry][] = [];
      /** Not asked about before: the managers' group reads of it once. */
      const fresh: ItemRow[] = [];
      const managers: [string, ItemRow, Entry][] = [];
      const away = new Set<string>();
      for (const entry of entries) {
        const item = itemOf.get(entry.no);
        if (item === undefined || clock.isPausedNow(item) || clock.isSilent(item)) continue;
        // Whoever was not asked after all is asked like anybody else the next time.
        if (isSpared(entry, { entries, scene, fate }))
          entry.toldManagerAt = entry.managerAsk = entry.managerId = null;
        const asked = [item.ownerId, entry.headId, entry.managerId];
        const isUnheard = entry.headAsk !== null && fate.isRefused(entry.headAsk);
        const isHeadsTurn = entry.toldHeadAt === null ? minuteOf(now) >= HEADS_FROM : isUnheard;
        if (entry.toldManagerAt === null && isHeadsTurn) {
          const head = people.headOf(item.departmentId, asked);
          if (entry.toldHeadAt === null && head !== null) fresh.push(item);
          if (entry.toldHeadAt === null || head !== null) {
            entry.headId = head?.userId ?? null;
            entry.toldHeadAt = now;
            entry.headAsk = null;
          }
          if (head !== null) heads.push([head.userId, item, entry]);
          for (const leader of head?.away ?? []) away.add(leader);
          continue;
        }
        const due = managerAt(entry, scene, fate);
        const isLost = entry.managerAsk !== null && fate.isRefused(entry.managerAsk);
        if (entry.toldManagerAt === null ? due === null || due > now : !isLost) continue;
        const manager = people.headOf(item.largeDepartmentId, asked)?.userId ?? null;
        if (entry.toldManagerAt !== null && manager === null) continue;
        entry.managerId = manager;
        entry.toldManagerAt = now;
        if (manager !== null) managers.push([manager, item, entry]);
      }
      for (const [kind, told] of [
        ["head", heads],
        ["manager", managers],
      ] as const)
        for (const who of new Set(told.map(([userId]) => userId))) {
          const theirs = told.filter(([userId]) => userId === who);
          const ask = expected(scene, {
            kind,
            to: who,
            items: theirs.map(([, item]) => item),
            undated: true,
          });
          for (const [, , entry] of theirs) entry[kind === "head" ? "headAsk" : "managerAsk"] = ask;
          notices.push(ask);
          asks.push(ask);
        }
      const posted = grouped(fresh, ({ departmentId }) => departmentId);
      for (const [id, items] of posted)
        if (id !== null && scene.groups.managers.has(id))
          notices.push(
            expected(scene, { kind: "managers-post", to: `managers/${id}`, items, most: MOST_POSTED }),
          );
      for (const leader of away) {
        const once = `head-away/${leader}/${today}`;
        notices.push(expected(scene, { kind: "head-away", to: ADMIN, items: [], undated: true, once }));
      }
      return notices;
    },
    asked: () =>
      asks.flatMap((ask) => {
        const at = fate.deliveredAt(ask);
        return at === null ? [] : ask.items.map((no) => ({ to: ask.to, no, at }));
      }),
    /** On the week's first working day: what the manager has left lying for a working day. */
    weekly(scene) {
      const { now, today, held, people } = scene;
      if (onWorking(addDays(today, 1 - weekday(today))) !== today) return [];
      const waiting = entries.flatMap((entry) => {
        const { toldManagerAt } = entry;
        const answered = answerTo(entry, scene)?.at ?? 0;
        const waits = toldManagerAt !== null && answered <= toldManagerAt;
        const item = held.find(({ no }) => no === entry.no);
        const isDue = waits && afterWorkingMinutes(toldManagerAt, WAITS.manager) <= now;
        return item !== undefined && isDue ? [item] : [];
      });
      const lists = grouped(
        waiting,
        (item) => people.headOf(item.largeDepartmentId, [item.ownerId])?.userId ?? null,
      );
      return [...lists].map(([to, items]) => expected(scene, { kind: "weekly-open", to, items, most: 12 }));
    },
  };
}

const keyOf = (no: number, { kind, since }: Pick<Entry, "kind" | "since">) => `${no}/${kind}/${since}`;

/** The manager's message waited so long that somebody had answered all of it: nobody has asked them. */
function isSpared(
  { managerAsk }: Entry,
  { entries, scene, fate }: { entries: readonly Entry[]; scene: Scene; fate: Fate },
): boolean {
  if (managerAsk === null || fate.deliveredAt(managerAsk) !== null) return false;
  return entries
    .filter((entry) => entry.managerAsk === managerAsk)
    .every((entry) => (answerTo(entry, scene)?.at ?? 0) >= managerAsk.at);
}

function reasonOf(item: ItemRow, { clock, now }: Scene): Pick<Entry, "kind" | "since"> | null {
  const sprint = item.stage === 5 && item.outcome === "open" ? clock.deadlineOf(item) : null;
  if (sprint !== null && sprint <= now) return { kind: "sprint", since: sprint };
  const decision = clock.decisionOf(item);
  if (decision !== null && decision <= now) return { kind: "decision", since: decision };
  const payment = item.outcome === "won" ? clock.dueOf(item) : null;
  if (payment === null) return null;
  let day = dayOf(payment);
  for (let left = 3; left > 0; left--) day = onWorking(addDays(day, 1));
  return at(day, minuteOf(payment)) <= now ? { kind: "payment", since: payment } : null;
}

function answerTo(entry: Entry, { facts }: Scene): { readonly what: string; readonly at: number } | null {
  const row = facts.escalations.find(({ key }) => key === keyOf(entry.no, entry));
  return row === undefined || row.answer === null ? null : { what: row.answer, at: row.answeredAt ?? 0 };
}

/** When the manager is to be asked; null while an answer holds, or the head could not have read it yet. */
function managerAt(entry: Entry, scene: Scene, fate: Fate): number | null {
  if (entry.toldHeadAt === null || entry.toldManagerAt !== null) return null;
  const answer = answerTo(entry, scene);
  const toldAt = entry.toldHeadAt;
  const outages = scene.facts.pauses.filter(
    ({ kind, endedAt }) => kind === "outage" && (endedAt ?? scene.now) > toldAt,
  );
  if (answer?.what === "received") return afterWorkingMinutes(answer.at, WAITS.received, outages);
  if (answer !== null) return null;
  const heard = entry.headAsk === null ? toldAt : fate.deliveredAt(entry.headAsk);
  if (heard === null) return null;
  return afterWorkingMinutes(heard, entry.kind === "decision" ? WAITS.decision : WAITS.head, outages);
}

/** Told once, quietly, to those who had been told; whoever ended it knows, and whoever has just been answered. */
function closing(
  { no, headAsk, managerAsk }: Entry,
  scene: Scene,
  { last, ...fate }: Fate & { readonly last: LastHand | null },
): Expected[] {
  const asks = [headAsk, managerAsk].filter((ask) => ask !== null && fate.deliveredAt(ask) !== null);
  const knows = new Set(last === null ? [] : [last.by, ...last.told]);
  const told = new Set(asks.flatMap((ask) => (ask === null || knows.has(ask.to) ? [] : [ask.to])));
  return [...told].map((to) => ({
    ...expected(scene, { kind: "closed", to, items: [], undated: true }),
    items: [no],
  }));
}
