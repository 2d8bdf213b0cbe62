// What a working day must say, each once, from rules.md 5 and 13: to whoever holds an item, and to whoever leads them.
import { ADMIN, CLEANER } from "./company.ts";
import { type Expected, expected, grouped, type Kind, type Scene } from "./expected.ts";
import type { ItemRow } from "./facts.ts";
import { isMiddle } from "./oracle-clock.ts";
import { addDays, at, dayOf, daysBetween, nextWorking, onWorking, works } from "./time.ts";

/** When the warnings about an item's deadline were delivered. */
export type Warned = (no: number, deadline: number) => readonly number[];

export interface Daily {
  readonly kind: Kind;
  /** Minutes of the day: the first tick in between says it. */
  readonly from: number;
  readonly until: number;
  readonly collect: (scene: Scene, warned: Warned) => readonly Expected[];
}

export const DAILIES: readonly Daily[] = [
  { kind: "morning-list", from: 540, until: 720, collect: morning },
  { kind: "return-warning", from: 540, until: 1200, collect: warnings },
  { kind: "payment-plan", from: 540, until: 1200, collect: unplanned },
  { kind: "pool-news", from: 550, until: 720, collect: poolNews },
  { kind: "cleaning-queue", from: 550, until: 720, collect: cleaningQueue },
  { kind: "attention", from: 630, until: 1200, collect: attention },
  { kind: "head-list", from: 630, until: 1200, collect: headList },
  { kind: "monthly-review", from: 630, until: 1200, collect: monthly },
  { kind: "cadence-advice", from: 630, until: 1200, collect: cadences },
  { kind: "value-suggestions", from: 630, until: 1200, collect: suggestions },
  { kind: "sprint-ask", from: 1020, until: 1200, collect: sprintAsks },
  { kind: "due-today", from: 1080, until: 1200, collect: dueToday },
  { kind: "returned", from: 1080, until: 1200, collect: returns },
];

/** One line an item: what its owner is warned of this morning stands in no list of theirs. */
function morning(scene: Scene, warned: Warned): Expected[] {
  const { clock, people, held, today, tomorrow } = scene;
  const told = new Set(goingBack(scene, warned));
  const urgent = held.filter((item) => {
    if (told.has(item) && people.readerOf(item, clock.isPausedNow(item)) === item.ownerId) return false;
    const due = clock.dueOf(item);
    if (due === null) return false;
    if (item.outcome === "won") return dayOf(due) <= addDays(today, 3) || dayOf(due) <= tomorrow;
    const untouched = (item.lastFollowUpAt ?? 0) < item.receivedAt;
    const isFresh = item.stage === 1 && untouched && daysBetween(dayOf(item.receivedAt), today) >= 3;
    return dayOf(due) <= tomorrow || isFresh;
  });
  const lists = grouped(urgent, (item) => people.readerOf(item, clock.isPausedNow(item)));
  return [...lists].map(([to, items]) => expected(scene, { kind: "morning-list", to, items, most: 15 }));
}

/** On the two working days before; from the deadline's own morning on only while fewer than two have arrived. */
function warnings(scene: Scene, warned: Warned): Expected[] {
  const lists = grouped(goingBack(scene, warned), ({ ownerId }) => ownerId);
  return [...lists].map(([to, items]) => expected(scene, { kind: "return-warning", to, items }));
}

function goingBack(scene: Scene, warned: Warned): readonly ItemRow[] {
  const { clock, held, today, tomorrow } = scene;
  return held.filter((item) => {
    const deadline = returnAt(item, scene);
    if (deadline === null || clock.isPausedNow(item)) return false;
    const day = dayOf(deadline);
    return day > today ? day <= nextWorking(tomorrow) : warned(item.no, deadline).length < 2;
  });
}

/** When the clock may take a first contact; null for everything else. */
function returnAt(item: ItemRow, { clock }: Scene): number | null {
  return item.stage === 1 && item.outcome === "open" && !clock.isKept(item) ? clock.deadlineOf(item) : null;
}

function headList(scene: Scene): Expected[] {
  const { clock, people, held, tomorrow } = scene;
  const goes = held.filter((item) => {
    const deadline = returnAt(item, scene);
    return deadline !== null && dayOf(deadline) === tomorrow && !clock.isPausedNow(item);
  });
  const lists = grouped(goes, (item) => people.headOf(item.departmentId, [item.ownerId])?.userId ?? null);
  return [...lists].map(([to, items]) =>
    expected(scene, { kind: "head-list", to, items, most: 8, undated: true }),
  );
}

function returns(scene: Scene, warned: Warned): Expected[] {
  const { clock, held, now } = scene;
  return held.flatMap((item) => {
    const deadline = returnAt(item, scene);
    if (deadline === null || deadline > now || clock.isPausedNow(item) || item.ownerId === null) return [];
    const told = warned(item.no, deadline);
    const isTold = told.length >= 2 && now - (told.at(-1) ?? now) >= 86_400_000;
    return isTold
      ? [expected(scene, { kind: "returned", to: item.ownerId, items: [item], undated: true })]
      : [];
  });
}

/** Late from stage 2 on: in the department's group, and where there is none to its head. */
function attention(scene: Scene): Expected[] {
  const { clock, people, held, today, groups } = scene;
  const late = held.filter((item) => {
    const due = clock.dueOf(item);
    const isLate = item.outcome === "open" && (item.stage ?? 1) >= 2 && due !== null && due < at(today);
    return isLate && !clock.isPausedNow(item) && !clock.isSilent(item);
  });
  return [...grouped(late, ({ departmentId }) => departmentId)].flatMap(([id, items]) => {
    if (groups.sales.has(id))
      return [expected(scene, { kind: "attention", to: `group/${id}`, items, most: 3 })];
    const head = people.headOf(id, [])?.userId;
    const once = `no-group/${id}`;
    return [
      ...(head === undefined ? [] : [expected(scene, { kind: "attention", to: head, items, most: 8 })]),
      expected(scene, { kind: "no-group", to: ADMIN, items: [], undated: true, once }),
    ];
  });
}

function poolNews(scene: Scene): Expected[] {
  const { facts, today, groups } = scene;
  const since = at(nextWorking(today, -1), 550);
  const fresh = facts.items.filter(
    ({ place, pooledAt, unqualified }) =>
      place === "pool" && !unqualified && pooledAt !== null && pooledAt >= since && pooledAt < at(today, 550),
  );
  return facts.departments.flatMap(({ id, parentId }) => {
    const items = fresh.filter(({ largeDepartmentId }) => largeDepartmentId === parentId);
    if (!groups.sales.has(id) || items.length === 0) return [];
    return [expected(scene, { kind: "pool-news", to: `group/${id}`, items, most: 4 })];
  });
}

/** Marketing's leads, and what reps reported, that nobody has judged and that wait for nothing else (rules.md 2). */
function cleaningQueue(scene: Scene): Expected[] {
  const items = scene.facts.items.filter(({ place, kind, stage, outcome, awaiting }) => {
    const isReported = place === "owned" && kind === "lead" && stage === null && outcome === "open";
    return (place === "cleaning" || isReported) && awaiting === null;
  });
  if (items.length === 0) return [];
  // However each of them fares until it is read: the queue is what is told of.
  return [{ ...expected(scene, { kind: "cleaning-queue", to: CLEANER, items, most: 3 }), about: [] }];
}

function sprintAsks(scene: Scene): Expected[] {
  const { clock, people, held, today, facts } = scene;
  if (facts.resting.has("sprint-ask")) return [];
  const due = held.filter((item) => {
    const deadline = item.stage === 5 && item.outcome === "open" ? clock.deadlineOf(item) : null;
    return deadline !== null && dayOf(deadline) === today && !clock.isSilent(item);
  });
  const lists = grouped(due, (item) => people.readerOf(item, clock.isPausedNow(item)));
  return [...lists].map(([to, items]) => expected(scene, { kind: "sprint-ask", to, items }));
}

function dueToday(scene: Scene): Expected[] {
  const { clock, people, held, today, now, facts } = scene;
  if (facts.resting.has("due-today")) return [];
  const due = held.filter((item) => {
    const instant = clock.dueOf(item);
    const isToday = instant !== null && instant >= at(today) && instant <= now;
    return isMiddle(item) && item.outcome === "open" && isToday && !clock.isSilent(item);
  });
  const lists = grouped(due, (item) => people.readerOf(item, clock.isPausedNow(item)));
  return [...lists].map(([to, items]) => expected(scene, { kind: "due-today", to, items, most: 8 }));
}

/** On the month's first working day: what one person has held for twice the usual cycle, else for 180 days. */
function monthly(scene: Scene): Expected[] {
  const { facts, people, held, today } = scene;
  if (onWorking(`${today.slice(0, 8)}01`) !== today || !works(today)) return [];
  const cycles = facts.items
    .flatMap(({ outcome, signedOn, createdAt }) =>
      outcome === "won" && signedOn !== null ? [daysBetween(dayOf(createdAt), signedOn)] : [],
    )
    .filter((days) => days > 0)
    .sort((one, other) => one - other);
  const usual = cycles[Math.floor(cycles.length / 2)];
  const days = usual === undefined || cycles.length < 8 ? 180 : 2 * usual;
  const long = held.filter(
    ({ outcome, receivedAt }) => outcome === "open" && receivedAt < at(addDays(today, -days)),
  );
  const lists = grouped(
    long,
    (item) => people.headOf(item.largeDepartmentId, [item.ownerId])?.userId ?? null,
  );
  return [...lists].map(([to, items]) => expected(scene, { kind: "monthly-review", to, items, most: 12 }));
}

/** Days between two contacts over the middle stages: 14, 10 and 7 today; 30, 21 and 14, or 7, 5 and 3. */
const APART = { low: 65 / 3, medium: 31 / 3, high: 5 } as const;

/** On the quarter's first working day, to each who leads, where eight contacts in a usual deal ask for another level (rules.md 7). */
function cadences(scene: Scene): Expected[] {
  const { facts, people, today } = scene;
  const isQuarter = ["01", "04", "07", "10"].includes(today.slice(5, 7));
  if (!isQuarter || onWorking(`${today.slice(0, 8)}01`) !== today || !works(today)) return [];
  const parentOf = new Map(facts.departments.map(({ id, parentId }) => [id, parentId]));
  const isBelow = (id: number | null, top: number): boolean =>
    id !== null && id !== 0 && (id === top || isBelow(parentOf.get(id) ?? 0, top));
  const depth = (id: number): number => (id === 0 ? 0 : 1 + depth(parentOf.get(id) ?? 0));
  const active = facts.members.filter((one) => one.active && !people.isAway(one.userId));
  return active.flatMap(({ userId, mainDepartmentId }) => {
    const led = facts.memberships.filter((one) => one.memberId === userId && one.isLeader);
    const ids = led.map(({ departmentId }) => departmentId).sort((one, other) => depth(one) - depth(other));
    const scope = ids.includes(mainDepartmentId) ? mainDepartmentId : ids[0];
    if (scope === undefined) return [];
    const cycles = facts.items
      .filter(({ outcome, departmentId, mergedInto, signedOn, intake }) => {
        const isKnown = outcome === "won" && mergedInto === null && intake !== "imported";
        return (
          isKnown && signedOn !== null && signedOn >= addDays(today, -365) && isBelow(departmentId, scope)
        );
      })
      .map(({ createdAt, signedOn }) => daysBetween(dayOf(createdAt), signedOn ?? today))
      .filter((days) => days > 0)
      .sort((one, other) => one - other);
    if (cycles.length < 8) return [];
    const half = (cycles.length - 1) / 2;
    const median = ((cycles[Math.floor(half)] ?? 0) + (cycles[Math.ceil(half)] ?? 0)) / 2;
    const off = (level: keyof typeof APART) =>
      Math.abs(Math.log(Math.max(1, Math.round(median)) / APART[level] / 8));
    const fits = off("medium") <= Math.min(off("low"), off("high"));
    return fits ? [] : [expected(scene, { kind: "cadence-advice", to: userId, items: [] })];
  });
}

/** Each month after the signing while nobody has said when money is to come. */
function unplanned(scene: Scene): Expected[] {
  const { clock, people, held, today, facts } = scene;
  const due = held.filter((item) => {
    if (
      facts.planned.has(item.no) ||
      item.outcome !== "won" ||
      item.nextDay !== null ||
      item.signedOn === null
    )
      return false;
    const months = Math.floor(daysBetween(item.signedOn, today) / 30);
    return months > 0 && onWorking(addDays(item.signedOn, 30 * months)) === today;
  });
  const lists = grouped(due, (item) => people.readerOf(item, clock.isPausedNow(item)));
  return [...lists].map(([to, items]) => expected(scene, { kind: "payment-plan", to, items, most: 8 }));
}

/** On the month's first working day: the largest payers of a year, as few as make a fifth of it, each to its head (rules.md 4). */
function suggestions(scene: Scene): Expected[] {
  const { facts, people, today } = scene;
  if (onWorking(`${today.slice(0, 8)}01`) !== today || !works(today)) return [];
  const itemOf = new Map(facts.items.map((item) => [item.no, item]));
  const paid = new Map<number, number>();
  for (const { no, at: when, amountFen } of facts.payments)
    if (when >= at(addDays(today, -365))) paid.set(no, (paid.get(no) ?? 0) + amountFen);
  const customers = new Map<number, { fen: number; best: ItemRow; bestFen: number }>();
  for (const [no, fen] of [...paid].sort(([one], [other]) => one - other)) {
    const item = itemOf.get(no);
    if (item === undefined) continue;
    const known = customers.get(item.customerId);
    const isBest = known === undefined || fen > known.bestFen;
    customers.set(item.customerId, {
      fen: (known?.fen ?? 0) + fen,
      best: isBest ? item : known.best,
      bestFen: isBest ? fen : known.bestFen,
    });
  }
  const payers = [...customers.values()].filter(({ fen }) => fen > 0);
  payers.sort((one, other) => other.fen - one.fen || one.best.customerId - other.best.customerId);
  const fifth = payers.reduce((sum, { fen }) => sum + fen, 0) / 5;
  let before = 0;
  const top = payers.filter(({ fen }) => {
    const isIn = before < fifth;
    before += fen;
    return isIn;
  });
  const lists = grouped(
    top.map(({ best }) => best),
    ({ departmentId, ownerId }) => people.headOf(departmentId, [ownerId])?.userId ?? null,
  );
  return [...lists].map(([to, items]) => ({
    ...expected(scene, { kind: "value-suggestions", to, items, most: 8 }),
    about: [],
  }));
}
