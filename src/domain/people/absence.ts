// Who is away and who acts for whom (rules.md 5, Pauses; 6, "Head on leave"; 12, deputy).
import type { Day } from "../day.ts";

export interface Absence {
  readonly id: number;
  readonly memberId: string;
  /** 请假 pauses the clocks of what the member holds; 代管 lets a deputy act and pauses nothing. */
  readonly kind: "leave" | "deputy";
  readonly fromDay: Day;
  readonly toDay: Day;
  readonly deputyId: string | null;
  /** A leave of more than three working days waits for the head's yes. */
  readonly state: "asked" | "granted" | "refused" | "ended";
  readonly by: string;
  readonly at: number;
  readonly decidedBy: string | null;
}

/** Longer ones are the head's to allow. */
export const LEAVE_OF_ONE_S_OWN_DAYS = 3;
