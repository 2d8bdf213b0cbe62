// What should be said at a minute, worked out a second time from an export's rows; remembers only what it has said itself.
import { type Expected, expected, type Kind, type Scene } from "./expected.ts";
import { DAILIES, type Warned } from "./oracle-days.ts";
import { FIGURES } from "./oracle-figures.ts";
import { FRIDAY, isLastOfWeek } from "./oracle-friday.ts";
import { createHelp } from "./oracle-help.ts";
import { createLine, type Fate, type LastHand } from "./oracle-line.ts";
import { createLooks } from "./oracle-looks.ts";
import { createPool } from "./oracle-pool.ts";
import {
  afterWorkingMinutes,
  at,
  type Day,
  dayOf,
  isFirstOfWeek,
  minuteOf,
  nextWorking,
  works,
} from "./time.ts";

const OPENS = 540;
const CLOSES = 1200;
const FIRST_RESPONSE = { owner: 30, head: 240 } as const;

export interface Oracle {
  /** What a look at this minute must hold: everything, or only these items and what was received lately. */
  needs(now: number): "all" | "week" | { readonly receivedSince: number; readonly items: readonly number[] };
  said(scene: Scene, lastHand: (no: number) => LastHand | null): readonly Expected[];
}

export function createOracle(warned: Warned, fate: Fate): Oracle {
  const line = createLine(fate);
  const pool = createPool(fate);
  const dailies = [...DAILIES, ...createLooks(), FRIDAY, FIGURES, createHelp(line)];
  const done = new Map<Kind, Day>();
  const toldOnce = new Set<string>();

  const isNew = ({ once }: Expected): boolean => {
    if (once === undefined) return true;
    const before = toldOnce.has(once);
    toldOnce.add(once);
    return !before;
  };
  const isOpen = (now: number, today: Day): boolean =>
    works(today) && minuteOf(now) >= OPENS && minuteOf(now) < CLOSES;
  const isWeekly = (now: number, today: Day): boolean =>
    minuteOf(now) >= 630 && done.get("weekly-open") !== today;
  const dueNow = ({ now, today }: Pick<Scene, "now" | "today">) =>
    works(today)
      ? dailies.filter(
          ({ kind, from, until }) =>
            minuteOf(now) >= from && minuteOf(now) < until && done.get(kind) !== today,
        )
      : [];

  /** Marketing's leads nobody has called; whoever holds or acts hears it after half an hour, the head after half a day. */
  function firstResponses(scene: Scene): Expected[] {
    const { held, clock, people, now, today } = scene;
    const since = at(nextWorking(today, -1));
    return held.flatMap((item) => {
      const answered = item.lastFollowUpAt !== null || item.attemptsInARow > 0;
      const isFirst = item.intake === "marketing" && item.timesReturned === 0 && !item.reactivated;
      const isHot = isFirst && item.outcome === "open" && item.receivedAt >= since && !answered;
      if (!isHot || (clock.isPausedNow(item) && !people.isAway(item.ownerId ?? ""))) return [];
      const isDue = (minutes: number) => afterWorkingMinutes(item.receivedAt, minutes) <= now;
      const told = (kind: "first-response-owner" | "first-response-head", to: string | null) => {
        const once = `${kind}/${to}/${item.no}/${item.receivedAt}`;
        return to === null ? [] : [expected(scene, { kind, to, items: [item], undated: true, once })];
      };
      return [
        ...(isDue(FIRST_RESPONSE.owner) ? told("first-response-owner", people.readerOf(item, false)) : []),
        ...(isDue(FIRST_RESPONSE.head)
          ? told("first-response-head", people.headOf(item.departmentId, [item.ownerId])?.userId ?? null)
          : []),
      ];
    });
  }

  /** Whoever is out of the directory and still holds something: their head hears of it, once. */
  const leavers = (scene: Scene): Expected[] =>
    scene.facts.members.flatMap(({ userId, active, mainDepartmentId }) => {
      const items = active ? [] : scene.held.filter(({ ownerId }) => ownerId === userId);
      const to = scene.people.headOf(mainDepartmentId, [userId])?.userId;
      if (items.length === 0 || to === undefined) return [];
      const once = `leaver/${userId}`;
      return [expected(scene, { kind: "leaver", to, items, most: 5, undated: true, once })];
    });

  /** 提醒我, on any day and at any minute. */
  const ownReminders = (scene: Scene): Expected[] =>
    scene.facts.ownReminders
      .filter(({ at: when }) => when <= scene.now)
      .map(({ id, userId }) =>
        expected(scene, { kind: "own-reminder", to: userId, items: [], undated: true, once: `own/${id}` }),
      );

  return {
    needs(now) {
      const today = dayOf(now);
      if (!isOpen(now, today)) return { receivedSince: now, items: [] };
      const isLook = isWeekly(now, today) || dueNow({ now, today }).some(({ kind }) => kind === "audit");
      if (isLook && isFirstOfWeek(today)) return "week";
      const isEnd = isLastOfWeek(today) && dueNow({ now, today }).some(({ kind }) => kind === "friday-line");
      if (isEnd) return "week";
      if (line.needsAll(today) || dueNow({ now, today }).length > 0) return "all";
      return { receivedSince: at(nextWorking(today, -1)), items: line.open() };
    },
    said(scene, lastHand) {
      const { now, today } = scene;
      if (!isOpen(now, today)) return ownReminders(scene).filter(isNew);
      const isTheWeeks = isWeekly(now, today);
      const daily = dueNow(scene).flatMap(({ kind, collect }) => {
        done.set(kind, today);
        return collect(scene, warned);
      });
      const asked = line.step(scene, lastHand);
      if (isTheWeeks) done.set("weekly-open", today);
      return [
        ...daily,
        ...asked,
        ...(isTheWeeks ? [...line.weekly(scene), ...pool(scene)] : []),
        ...firstResponses(scene),
        ...leavers(scene),
        ...ownReminders(scene),
      ].filter(isNew);
    },
  };
}
