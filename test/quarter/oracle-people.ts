// Who is spoken to, a second time, from rules.md 6 and 12: the owner, who acts for them, and the line above.
import type { Facts, ItemRow } from "./facts.ts";
import type { Day } from "./time.ts";

export type People = ReturnType<typeof peopleOf>;

export function peopleOf(facts: Pick<Facts, "absences" | "departments" | "memberships">, today: Day) {
  const inForce = facts.absences.filter(
    ({ state, fromDay, toDay }) => state === "granted" && fromDay <= today && today <= toDay,
  );
  const parentOf = new Map(facts.departments.map(({ id, parentId }) => [id, parentId]));
  const leaderOf = new Map(
    facts.memberships.filter(({ isLeader }) => isLeader).map((one) => [one.departmentId, one.memberId]),
  );
  const isAway = (who: string): boolean =>
    inForce.some((one) => one.kind === "leave" && one.memberId === who);
  /** Whoever was named last; nobody who is away too. */
  const deputyOf = (who: string): string | null => {
    const named = inForce.findLast((one) => one.memberId === who && one.deputyId !== null)?.deputyId ?? null;
    return named !== null && !isAway(named) ? named : null;
  };
  const reached = (who: string): string | null => (isAway(who) ? deputyOf(who) : who);
  return {
    isAway,
    reached,
    /** Whom the day's asks about an item reach; null while its clock stands still. */
    readerOf(item: ItemRow, isPaused: boolean): string | null {
      if (item.ownerId === null) return null;
      if (item.actingId !== null) return reached(item.actingId);
      return isPaused && !isAway(item.ownerId) ? null : reached(item.ownerId);
    },
    /** Whoever leads, from a department upwards; away without a deputy, or asked already: the next level. */
    headOf(departmentId: number | null, besides: readonly (string | null)[]) {
      const away: string[] = [];
      for (let id = departmentId ?? 0; id !== 0; id = parentOf.get(id) ?? 0) {
        const leader = leaderOf.get(id);
        if (leader === undefined || besides.includes(leader)) continue;
        const who = reached(leader);
        if (who !== null && !besides.includes(who)) return { userId: who, away };
        away.push(leader);
      }
      return null;
    },
  };
}
