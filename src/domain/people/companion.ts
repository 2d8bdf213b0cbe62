// Who else belongs to an item: the parties to its split and its mentors (rules.md 8, 12).

/** Invited: asked to be its mentor and may answer, no more. */
export type CompanionRole = "party" | "mentor" | "invited";

export interface Companion {
  readonly no: number;
  readonly memberId: string;
  readonly role: CompanionRole;
  readonly at: number;
}
