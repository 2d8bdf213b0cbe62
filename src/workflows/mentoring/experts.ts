// The figures a nomination as expert rests on, from what is stored (rules.md 8).
import type { Store } from "../../../db/store.ts";
import { type ExpertFigures, figuresOf } from "../../domain/mentoring/experts.ts";
import type { JointTalk } from "../../domain/mentoring/joint-talks.ts";
import type { Rulebook } from "../../domain/rulebook.ts";

interface Look {
  readonly store: Store;
  readonly rules: Rulebook;
}

/** `talks` are all confirmed ones. */
export async function expertFigures(
  mentorId: string,
  talks: readonly JointTalk[],
  { store, rules }: Look,
): Promise<ExpertFigures> {
  const mentees = new Set(talks.filter((talk) => talk.mentorId === mentorId).map(({ menteeId }) => menteeId));
  const deals = [];
  for (const mentee of mentees) deals.push(...(await store.items.ownedBy(mentee)));
  return figuresOf({ mentorId, talks, deals, rules });
}
