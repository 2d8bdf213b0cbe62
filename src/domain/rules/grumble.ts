// 吐槽: one person's word against a rule (rules.md 9.1; article L65).
import type { RuleKey } from "./number.ts";

export interface Grumble {
  readonly id: number;
  readonly rule: RuleKey;
  /** The speaker's, by whose rule it is meant. */
  readonly departmentId: number;
  /** Null where it was said without a name: nobody can find out whose it was. */
  readonly byId: string | null;
  readonly at: number;
  readonly text: string;
  /** When the rule was changed after it, and its speaker was told. */
  readonly answeredAt: number | null;
}
