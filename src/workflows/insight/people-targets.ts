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
  const standing = standingTargets(versions);
  return all.map((member) => {
    const { userId, active } = member;
    const hasMoved = seats.before.has(userId);
    const isThere = (day: Day) => !hasMoved || ids.has(departmentOn(seats, userId, day) ?? 0);
    const own = active ? standing.filter(({ memberId }) => memberId === userId) : [];
    const parts = own.map((target) => ({ kind: target.kind, ...partIn(target, isThere) }));
    return { member, isHere: isHere.has(userId), targets: parts.filter(({ days }) => days !== 0) };
  });
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
