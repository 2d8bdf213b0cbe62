// The company as the pusher asks for it: who leads what, who is away today, and who is spoken to instead (rules.md 6).
import type { Item } from "../item/item.ts";
import type { Absence } from "./absence.ts";
import type { Department } from "./people.ts";

export interface Org {
  readonly departments: ReadonlyMap<number, Department>;
  /** Active leaders of a department, by id. */
  readonly leaders: ReadonlyMap<number, readonly string[]>;
  /** What is in force today. */
  readonly absences: readonly Absence[];
}

/** Whoever is on leave today. */
export function isAway(org: Org, userId: string): boolean {
  return org.absences.some(({ memberId, kind }) => kind === "leave" && memberId === userId);
}

/** Who acts for somebody today; never somebody who is away too. */
export function deputyOf(org: Org, userId: string): string | null {
  const named = org.absences.find(({ memberId, deputyId }) => memberId === userId && deputyId !== null);
  const deputyId = named?.deputyId ?? null;
  return deputyId !== null && !isAway(org, deputyId) ? deputyId : null;
}

/** Whom a message for somebody reaches today: themselves, a deputy while they are away, or nobody. */
export function reachable(org: Org, userId: string): string | null {
  return isAway(org, userId) ? deputyOf(org, userId) : userId;
}

/** Who is spoken to about an item: the owner, or whoever acts for them; nobody while its clock stands still. */
export function readerOf(
  org: Org,
  { ownerId, actingId }: Pick<Item, "ownerId" | "actingId">,
  isPaused: boolean,
): string | null {
  if (ownerId === null) return null;
  if (actingId !== null) return reachable(org, actingId);
  if (isAway(org, ownerId)) return deputyOf(org, ownerId);
  return isPaused ? null : ownerId;
}

export interface Found {
  readonly userId: string;
  /** Leaders passed over because they are away without a deputy. */
  readonly away: readonly string[];
}

/** The head to ask about a department: its leader, a deputy, else the next level up; none of those already asked. */
export function headOf(
  org: Org,
  departmentId: number | null,
  besides: readonly (string | null)[] = [],
): Found | null {
  const away: string[] = [];
  let department = departmentId === null ? undefined : org.departments.get(departmentId);
  for (let steps = 0; department !== undefined && steps < org.departments.size; steps++) {
    for (const leader of org.leaders.get(department.id) ?? []) {
      if (besides.includes(leader)) continue;
      const userId = reachable(org, leader);
      if (userId !== null && !besides.includes(userId)) return { userId, away };
      away.push(leader);
    }
    department = org.departments.get(department.parentId);
  }
  return null;
}

/** Whom a department's figures may be told: who leads it or what lies above it, and nobody who only stands in for them. */
export function leaderToTell(org: Org, departmentId: number): string | null {
  const above = new Set<string>();
  let department = org.departments.get(departmentId);
  for (let steps = 0; department !== undefined && steps < org.departments.size; steps++) {
    for (const leader of org.leaders.get(department.id) ?? []) above.add(leader);
    department = org.departments.get(department.parentId);
  }
  const besides: string[] = [];
  for (;;) {
    const found = headOf(org, departmentId, besides);
    if (found === null) return null;
    if (above.has(found.userId)) return found.userId;
    besides.push(found.userId);
  }
}
