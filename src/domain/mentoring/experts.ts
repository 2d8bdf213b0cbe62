// 专家: what a mentor's nomination rests on. The figures are shown, people decide (rules.md 8, 11; article L41).
import type { Item } from "../item/item.ts";
import type { Rulebook } from "../rulebook.ts";
import type { JointTalk } from "./joint-talks.ts";

/** Appointed where `appointedAt` stands and `endedAt` does not. */
export interface Expert {
  readonly memberId: string;
  readonly nominatedBy: string | null;
  readonly nominatedAt: number | null;
  readonly appointedBy: string | null;
  readonly appointedAt: number | null;
  readonly endedAt: number | null;
}

/** Deals that have ended, and how many of them were won. */
export interface Cases {
  readonly ended: number;
  readonly won: number;
}

export interface ExpertFigures {
  readonly talks: number;
  readonly mentees: number;
  /** Of the mentees, with this mentor along. */
  readonly accompanied: Cases;
  /** The same mentees' own deals without any mentor. */
  readonly own: Cases;
  /**
   * How much more of the accompanied ones was won than their mentees win alone, each measured against their own rate;
   * null while there are too few deals to say so.
   */
  readonly liftBasisPoints: number | null;
}

export interface ExpertFacts {
  readonly mentorId: string;
  /** All confirmed ones of the company's. */
  readonly talks: readonly JointTalk[];
  /** Everything the mentees hold or held to the end, won and lost. */
  readonly deals: readonly Pick<Item, "no" | "ownerId" | "outcome">[];
  readonly rules: Rulebook;
}

export function figuresOf({ mentorId, talks, deals, rules }: ExpertFacts): ExpertFigures {
  const theirs = talks.filter((talk) => talk.mentorId === mentorId);
  const mentees = new Set(theirs.map(({ menteeId }) => menteeId));
  const withThem = new Set(theirs.map(({ no }) => no));
  const withAny = new Set(talks.map(({ no }) => no));
  const ended = deals.filter(({ outcome }) => outcome !== "open");
  const perMentee = [...mentees].map((mentee) => {
    const held = ended.filter(({ ownerId }) => ownerId === mentee);
    return {
      accompanied: casesOf(held.filter(({ no }) => withThem.has(no))),
      own: casesOf(held.filter(({ no }) => !withAny.has(no))),
    };
  });
  // A mentee without deals of their own has nothing to be measured against.
  const measured = perMentee.filter(({ own }) => own.ended > 0);
  const accompanied = sum(measured.map((one) => one.accompanied));
  const own = sum(measured.filter((one) => one.accompanied.ended > 0).map((one) => one.own));
  return {
    talks: theirs.length,
    mentees: mentees.size,
    accompanied,
    own,
    liftBasisPoints: liftOf(measured, { accompanied, own, least: rules.mentoring.fewestDeals }),
  };
}

export type Lacking = "talks" | "mentees" | "deals" | "lift";

/** What a nomination still lacks; nothing when it may be made. */
export function lackingOf(figures: ExpertFigures, { mentoring }: Pick<Rulebook, "mentoring">): Lacking[] {
  const lacking: Lacking[] = [];
  if (figures.talks < mentoring.fewestTalks) lacking.push("talks");
  if (figures.mentees < mentoring.fewestMentees) lacking.push("mentees");
  if (figures.liftBasisPoints === null) lacking.push("deals");
  else if (figures.liftBasisPoints < mentoring.leastLiftBasisPoints) lacking.push("lift");
  return lacking;
}

export function isExpert(expert: Expert | null): boolean {
  return expert !== null && expert.appointedAt !== null && expert.endedAt === null;
}

function liftOf(
  measured: readonly { readonly accompanied: Cases; readonly own: Cases }[],
  { accompanied, own, least }: { readonly accompanied: Cases; readonly own: Cases; readonly least: number },
): number | null {
  if (accompanied.ended < least || own.ended < least) return null;
  const expected = measured.reduce(
    (all, one) => all + (one.accompanied.ended * one.own.won) / one.own.ended,
    0,
  );
  return Math.round(((accompanied.won - expected) / accompanied.ended) * 10_000);
}

function casesOf(deals: readonly Pick<Item, "outcome">[]): Cases {
  return { ended: deals.length, won: deals.filter(({ outcome }) => outcome === "won").length };
}

function sum(cases: readonly Cases[]): Cases {
  return cases.reduce((all, { ended, won }) => ({ ended: all.ended + ended, won: all.won + won }), {
    ended: 0,
    won: 0,
  });
}
