// The week's look at the pool a second time, from rules.md 2, 4 and 7: what might sleep, and what goes round.
import { type Expected, expected, type Scene } from "./expected.ts";
import type { Holding, ItemRow } from "./facts.ts";
import type { Fate } from "./oracle-line.ts";
import { DAY_MS, dayOf, daysBetween, isFirstOfWeek } from "./time.ts";

const UNCLAIMED_DAYS = 30;
const RETURNS = 3;
const ARCHIVE_SHOWN = 12;
const ROUNDS_SHOWN = 5;
const RING_MS = 30 * DAY_MS;
const ROUND_MS = 60 * DAY_MS;

export function createPool({ deliveredAt }: Pick<Fate, "deliveredAt">) {
  /** What heads were told of: each notice with the items it named. */
  const told: { readonly wanted: Expected; readonly nos: readonly number[] }[] = [];

  /** Of the week's first working day. */
  return function weekly(scene: Scene): readonly Expected[] {
    if (!isFirstOfWeek(scene.today)) return [];
    return [...toSleep(scene), ...goingRound(scene)];
  };

  function goingRound(scene: Scene): Expected[] {
    const lists = new Map<string, ItemRow[]>();
    for (const item of scene.facts.items) {
      if (item.outcome !== "open" || !["owned", "pool"].includes(item.place)) continue;
      const began = roundBegan(item, scene);
      const known = told
        .filter(({ wanted, nos }) => nos.includes(item.no) && deliveredAt(wanted) !== null)
        .map(({ wanted }) => wanted.at);
      if (began === null || began < scene.now - ROUND_MS || began <= Math.max(0, ...known)) continue;
      const from =
        item.place === "owned" ? (item.departmentId ?? item.largeDepartmentId) : item.largeDepartmentId;
      const hands = scene.facts.holdings.filter(({ no }) => no === item.no).map(({ ownerId }) => ownerId);
      const head = scene.people.headOf(from, hands)?.userId;
      if (head !== undefined) lists.set(head, [...(lists.get(head) ?? []), item]);
    }
    return [...lists].map(([to, items]) => {
      const wanted = expected(scene, { kind: "rounds", to, items, most: ROUNDS_SHOWN });
      told.push({ wanted, nos: items.slice(0, ROUNDS_SHOWN).map(({ no }) => no) });
      return wanted;
    });
  }
}

/** Unqualified, 30 days there, or given back three times since it was woken: to whoever leads the pool, or parts of it. */
function toSleep(scene: Scene): Expected[] {
  const { facts, people, today } = scene;
  const lists = new Map<string, ItemRow[]>();
  for (const item of facts.items) {
    if (item.place !== "pool" || item.pooledAt === null) continue;
    const isLong = daysBetween(dayOf(item.pooledAt), today) >= UNCLAIMED_DAYS;
    if (!item.unqualified && !isLong && returnsOf(item, scene) < RETURNS) continue;
    const manager = people.headOf(item.largeDepartmentId, [])?.userId;
    const parts = facts.departments
      .filter(({ parentId }) => parentId === item.largeDepartmentId)
      .flatMap(({ id }) => people.headOf(id, [])?.userId ?? []);
    for (const reader of new Set(manager === undefined ? parts : [manager]))
      lists.set(reader, [...(lists.get(reader) ?? []), item]);
  }
  return [...lists].map(([to, items]) =>
    expected(scene, { kind: "archive-proposals", to, items, most: ARCHIVE_SHOWN }),
  );
}

/** A return that was taken back is followed by a spell that says so. */
function returnsOf({ no }: ItemRow, { facts }: Scene): number {
  const woken = facts.woken.get(no) ?? 0;
  const spells = facts.holdings.filter((one) => one.no === no);
  return spells.filter(({ endedBy, endedAt }, index) => {
    const isReturn = endedBy === "returned" || endedBy === "auto-returned";
    return isReturn && (endedAt ?? 0) >= woken && spells[index + 1]?.how !== "undone";
  }).length;
}

/** When the last spell of the latest round began (ms); null where nothing goes round. */
function roundBegan({ no }: ItemRow, { facts }: Scene): number | null {
  const spells = facts.holdings.filter((one) => one.no === no && one.endedBy !== "undone");
  const spoken = facts.spoken.filter((one) => one.no === no);
  for (const last of [...spells].reverse()) {
    const before = spells.filter(({ id }) => id <= last.id);
    if (isRing(before) || isPassedRound(before, spoken) || isParked(before, spoken)) return last.beganAt;
  }
  return null;
}

interface Word {
  readonly at: number;
  readonly by: string;
}

function isRing(spells: readonly Holding[]): boolean {
  const last = spells.at(-1);
  return spells.some((first, index) => {
    const chain = spells.slice(index + 1);
    return (
      chain.length > 1 &&
      first.ownerId === last?.ownerId &&
      chain.every(({ how }) => how === "transferred") &&
      last.beganAt - (first.endedAt ?? 0) <= RING_MS
    );
  });
}

function isPassedRound(spells: readonly Holding[], spoken: readonly Word[]): boolean {
  const last = spells.at(-1);
  if (last?.how !== "claimed") return false;
  const claims = spells.filter(({ how, beganAt }) => how === "claimed" && last.beganAt - beganAt <= ROUND_MS);
  const unspoken = claims.filter(
    ({ beganAt }) => !spoken.some(({ at }) => at >= beganAt && at <= last.beganAt),
  );
  return unspoken.length >= 3 && new Set(unspoken.map(({ ownerId }) => ownerId)).size < unspoken.length;
}

/** H, others, H, others, H: nobody of the others has said a word. */
function isParked(spells: readonly Holding[], spoken: readonly Word[]): boolean {
  const last = spells.at(-1);
  if (last?.how !== "claimed") return false;
  let letters = "";
  for (const { how, ownerId, beganAt, endedAt } of [...spells].reverse()) {
    const hasSpoken = spoken.some(
      (one) => one.by === ownerId && one.at >= beganAt && one.at <= (endedAt ?? one.at),
    );
    if (how !== "claimed" || last.beganAt - beganAt > ROUND_MS) break;
    if (ownerId !== last.ownerId && hasSpoken) break;
    letters += ownerId === last.ownerId ? "H" : "o";
  }
  return /^H+o+H+o+H/.test(letters);
}
