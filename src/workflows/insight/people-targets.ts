// Who was in some departments in a time, and what they were to reach there: whoever came or went in the midst of it for their days.
import type { Store } from "../../../db/store.ts";
import { addDays, at, type Day } from "../../domain/day.ts";
import { partIn, standingTargets, type Target, type TargetPart } from "../../domain/insight/target.ts";
import type { Department, Member } from "../../domain/people/people.ts";
import { departmentAt, type Seats } from "../../domain/people/seats.ts";
import { membersOf } from "../team.ts";

export interface PersonThere {
  readonly member: Member;
  /** They are there today; else they have moved away, or left the company. */
  readonly isHere: boolean;
  /** What they are to reach there, of each kind that they have a target of. */
  readonly targets: readonly (TargetPart & Pick<Target, "kind">)[];
}

interface Span {
  readonly from: Day;
  readonly to: Day;
}

type Reading = Pick<Store, "people" | "results" | "targets">;

/** @param besides who else is to be among them, as what they have signed there is counted there */
export async function peopleThere(
  departments: readonly Department[],
  span: Span,
  { store, besides = [] }: { readonly store: Reading; readonly besides?: readonly string[] },
): Promise<readonly PersonThere[]> {
  const ids = new Set(departments.map(({ id }) => id));
  const seats = await store.results.seats();
  const here = await membersOf(departments, store);
  const isHere = new Set(here.map(({ userId }) => userId));
  const were = [...seats.before.keys()].filter((userId) => wasThere(seats, userId, { ids, span }));
  const gone: Member[] = [];
  for (const userId of new Set([...were, ...besides])) {
    const member = isHere.has(userId) ? null : await store.people.member(userId);
    if (member !== null) gone.push(member);
  }
  const all = [...here, ...gone];
  const versions = await store.targets.ofMembers(
    all.map(({ userId }) => userId),
    span,
  );
  return all.map((member) => {
    const { userId } = member;
    const isStill = isHere.has(userId);
    const own = versions.filter(({ memberId }) => memberId === userId);
    // What is asked of them since is between them and where they are now.
    const until = isStill ? Number.POSITIVE_INFINITY : lastIn(seats, userId, ids);
    const parts = standingTargets(own.filter((one) => one.at < until)).map((target) => ({
      kind: target.kind,
      ...partIn(target, dayThere(member, { ids, seats })),
    }));
    return { member, isHere: isStill, targets: parts.filter(({ days }) => days !== 0) };
  });
}

/** Since when somebody who has left the company was nowhere any more nobody knows: only what was over before counts. */
function dayThere(
  { userId, active }: Member,
  { ids, seats }: { readonly ids: ReadonlySet<number>; readonly seats: Seats },
): (day: Day) => boolean {
  const seatsBefore = seats.before.get(userId);
  if (seatsBefore === undefined) return () => active;
  const lastUntil = seatsBefore.at(-1)?.until ?? 0;
  return (day) => {
    const isOver = at(addDays(day, 1)) - 1 < lastUntil;
    return (active || isOver) && ids.has(departmentOn(seats, userId, day) ?? 0);
  };
}

/** Until when (ms) somebody who is elsewhere was in some departments; of whoever was never known to be there since ever. */
function lastIn(seats: Seats, memberId: string, ids: ReadonlySet<number>): number {
  const last = seats.before.get(memberId)?.findLast(({ departmentId }) => ids.has(departmentId));
  return last?.until ?? Number.NEGATIVE_INFINITY;
}

/** The day of a move is spent where one came to. */
function departmentOn(seats: Seats, memberId: string, day: Day): number | null {
  return departmentAt(seats, memberId, at(addDays(day, 1)) - 1);
}

function wasThere(
  seats: Seats,
  memberId: string,
  { ids, span }: { readonly ids: ReadonlySet<number>; readonly span: Span },
): boolean {
  let since = Number.NEGATIVE_INFINITY;
  for (const { departmentId, until } of seats.before.get(memberId) ?? []) {
    if (ids.has(departmentId) && until > at(span.from) && since < at(addDays(span.to, 1))) return true;
    since = until;
  }
  return false;
}
