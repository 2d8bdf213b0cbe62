// What the week's first working day must have looked at, a second time from rules.md 4: the draw, and signs for heads.
import { createHash } from "node:crypto";
import { type Expected, expected, grouped, type Scene } from "./expected.ts";
import type { ItemRow } from "./facts.ts";
import type { Daily } from "./oracle-days.ts";
import { addDays, at, DAY_MS, type Day, dayOf, isFirstOfWeek, mondayOf } from "./time.ts";

interface Drawn {
  readonly no: number;
  readonly week: Day;
  auditor: string | null;
}

/** A sign by all its items. */
interface Sign {
  readonly kind: string;
  readonly nos: readonly number[];
}

const NAMED = 8;
const sha = (text: string) => createHash("sha256").update(text).digest("hex");
const byHash = <T>(all: readonly T[], text: (one: T) => string) =>
  [...all].sort((one, other) => (sha(text(one)) < sha(text(other)) ? -1 : 1));

/** Nobody in a quarter answers what was drawn: it stays with them until the item is gone, or they are. */
export function createLooks(): readonly Daily[] {
  const open: Drawn[] = [];
  const seeds = new Map<string, string>();
  const raised = new Set<string>();

  function audit(scene: Scene): Expected[] {
    const { facts, today } = scene;
    if (!isFirstOfWeek(today) || facts.past === null) return [];
    const week = mondayOf(today);
    const [from, until] = [at(addDays(week, -7)), at(week)];
    const known = new Map(facts.items.map((item) => [item.no, item]));
    const load = new Map<string, number>();
    for (const { auditor } of open) if (auditor !== null) load.set(auditor, (load.get(auditor) ?? 0) + 1);
    for (const one of open) {
      const item = known.get(one.no);
      const isThere = facts.members.some(({ userId, active }) => userId === one.auditor && active);
      if (item === undefined || item.place === "eliminated") one.auditor = null;
      else if (!isThere || one.auditor === item.ownerId) {
        if (one.auditor !== null) load.set(one.auditor, (load.get(one.auditor) ?? 1) - 1);
        one.auditor = auditorOf(item, seeds.get(`${one.week}/${item.largeDepartmentId}`) ?? "", {
          scene,
          load,
        });
      }
    }
    const born = facts.past.history.filter(
      ({ what, kind, at: when }) =>
        (what === "created" || what === "cleaned") && kind === "opportunity" && when >= from && when < until,
    );
    const fresh = [...new Set(born.map(({ no }) => no))].sort((one, other) => one - other);
    const items = fresh.flatMap((no) => known.get(no) ?? []);
    for (const [unit, list] of grouped(items, ({ largeDepartmentId }) => largeDepartmentId)) {
      const seed = sha(`${week}/${unit}/${list.map(({ no }) => no).join(",")}`);
      seeds.set(`${week}/${unit}`, seed);
      const size = Math.min(list.length, Math.max(3, Math.ceil(list.length / 20)));
      for (const item of byHash(list, ({ no }) => `${seed}/${no}`).slice(0, size))
        open.push({ no: item.no, week, auditor: auditorOf(item, seed, { scene, load }) });
    }
    // What nobody may look at is looked at by nobody later either.
    open.splice(0, open.length, ...open.filter(({ auditor }) => auditor !== null));
    const lists = grouped(
      open.flatMap(({ no }) => known.get(no) ?? []),
      ({ no }) => open.find((one) => one.no === no)?.auditor ?? null,
    );
    return [...lists].map(([to, theirs]) => ({
      ...expected(scene, { kind: "audit", to, items: theirs, most: NAMED }),
      about: [],
    }));
  }

  function signs(scene: Scene): Expected[] {
    const { facts, today, people } = scene;
    if (!isFirstOfWeek(today) || facts.past === null) return [];
    const known = new Map(facts.items.map((item) => [item.no, item]));
    const lists = new Map<string, ItemRow[]>();
    for (const { kind, nos } of signsOf(scene, mondayOf(today))) {
      const name = `${kind}/${nos.join(",")}`;
      if (raised.has(name)) continue;
      raised.add(name);
      const items = nos.flatMap((no) => known.get(no) ?? []);
      const heads = grouped(
        items,
        (item) => people.headOf(item.departmentId ?? item.largeDepartmentId, [item.ownerId])?.userId ?? null,
      );
      for (const [head, [first]] of heads)
        if (first !== undefined) lists.set(head, [...(lists.get(head) ?? []), first]);
    }
    return [...lists].map(([to, items]) => ({
      ...expected(scene, { kind: "signs", to, items, most: NAMED }),
      about: [],
    }));
  }

  return [
    { kind: "audit", from: 630, until: 1200, collect: audit },
    { kind: "signs", from: 630, until: 1200, collect: signs },
  ];
}

/** Whoever leads the large department, else heads of the other departments in it; the least burdened, then by hash. */
function auditorOf(
  item: ItemRow,
  seed: string,
  { scene, load }: { readonly scene: Scene; readonly load: Map<string, number> },
): string | null {
  const { facts, people } = scene;
  const unit = item.largeDepartmentId;
  const leaders = (ids: readonly number[]) =>
    facts.memberships
      .filter(({ isLeader, departmentId }) => isLeader && ids.includes(departmentId))
      .map(({ memberId }) => memberId)
      .filter(
        (who) =>
          !people.isAway(who) && who !== item.ownerId && who !== item.finderId && who !== item.actingId,
      )
      .filter((who) => facts.members.some(({ userId, active }) => userId === who && active));
  const parent = facts.departments.find(({ id }) => id === unit)?.parentId ?? 0;
  const beside = facts.departments.filter(
    ({ id, parentId }) => parentId === unit && id !== item.departmentId,
  );
  for (const circle of [leaders([unit, parent]), leaders(beside.map(({ id }) => id))]) {
    const least = Math.min(...circle.map((who) => load.get(who) ?? 0));
    const [first] = byHash(
      [...new Set(circle)].filter((who) => (load.get(who) ?? 0) === least),
      (who) => `${seed}/${item.no}/${who}`,
    );
    if (first === undefined) continue;
    load.set(first, (load.get(first) ?? 0) + 1);
    return first;
  }
  return null;
}

/** The words of a quarter that tell what a customer did. */
const CUSTOMERS = /客户要比价|王总认可|约了技术交流|对方在走预算/;

function signsOf({ facts, now }: Scene, week: Day): Sign[] {
  const { history = [], followUps = [] } = facts.past ?? {};
  const known = new Map(facts.items.map((item) => [item.no, item]));
  const said = followUps.filter(({ undoneAt, attempt }) => undoneAt === null && !attempt);
  const reports = said.filter((one) => one.at >= at(addDays(week, -7)) && one.at < at(week));
  const same = new Map<string, typeof reports>();
  for (const one of reports) {
    const bare = one.text.replace(/[\s\p{P}]/gu, "");
    if ([...bare].length >= 6) same.set(`${one.by} ${bare}`, [...(same.get(`${one.by} ${bare}`) ?? []), one]);
  }
  const copied = [...same.values()].filter(
    (group) =>
      new Set(group.map(({ no }) => known.get(no)?.customerId)).size >= 3 &&
      new Set(group.map((one) => one.at)).size >= 3,
  );
  const entered = new Map<number, number>();
  for (const { no, what, stage, at: when } of history)
    if (
      what === "advanced" &&
      (stage ?? 0) >= 2 &&
      when >= at(week) - 28 * DAY_MS &&
      when < at(week) - 14 * DAY_MS
    )
      entered.set(no, Math.min(entered.get(no) ?? when, when));
  const silent = [...entered].flatMap(([no, when]) => {
    const item = known.get(no);
    const isOpen = item?.place === "owned" && item.outcome === "open" && (item.stage ?? 0) >= 2;
    const told = said.some((one) => one.no === no && CUSTOMERS.test(one.text));
    return isOpen && !told && when <= now - 14 * DAY_MS ? [{ kind: `unproven${item.stage}`, nos: [no] }] : [];
  });
  const sorted = (nos: readonly number[]) => [...new Set(nos)].sort((one, other) => one - other);
  return [
    ...copied.map((group) => ({ kind: "copied", nos: sorted(group.map(({ no }) => no)) })),
    ...silent.sort((one, other) => (one.nos[0] ?? 0) - (other.nos[0] ?? 0)),
    ...[week, addDays(week, -7)].flatMap((monday) => ofMonth(facts, addDays(monday, -7), monday)),
  ];
}

/** What a month that ended by a Monday, and not a week before it, has left behind. */
function ofMonth({ items, past }: Scene["facts"], inside: Day, monday: Day): Sign[] {
  const month = inside.slice(0, 7);
  const after = `${addDays(`${month}-28`, 4).slice(0, 7)}-01`;
  const last = addDays(after, -1);
  if (after > monday) return [];
  const own = items.filter(
    ({ createdAt, finderId, intake }) =>
      dayOf(createdAt).startsWith(month) &&
      finderId !== null &&
      intake !== "marketing" &&
      intake !== "imported",
  );
  const bursts = [...grouped(own, ({ finderId }) => finderId)].flatMap(([, theirs]) => {
    const late = theirs.filter(({ createdAt }) => dayOf(createdAt) >= addDays(last, -1));
    const usual = (2 * (theirs.length - late.length)) / (Number(last.slice(8)) - 2);
    return late.length >= 5 && late.length >= 3 * usual
      ? [{ kind: `burst${month}`, nos: late.map(({ no }) => no).sort((one, other) => one - other) }]
      : [];
  });
  const lost = items.filter(({ no, outcome, createdAt }) => {
    const when = (past?.history ?? []).findLast(
      (row) => row.no === no && row.what === "lost" && row.at >= at(after) && row.at < at(addDays(after, 3)),
    );
    return outcome === "lost" && dayOf(createdAt).startsWith(month) && when !== undefined;
  });
  return [...bursts, ...lost.map(({ no }) => ({ kind: `lost${month}`, nos: [no] }))];
}
