// How a person stands to an item (rules.md 12): they add up, and one is enough for what it opens.
import type { Role } from "./people.ts";

export type Relation =
  | "member"
  | "owner"
  | "finder"
  | "party"
  | "mentor"
  /** Is asked to agree to a split of it: may answer, and see nothing else of it. */
  | "negotiator"
  /** Is asked to decide or approve one, for a head who is away too. */
  | "judge"
  | "invited"
  /** Leads a party or a mentor, and so may look. */
  | "companion-head"
  /** Somebody it is, or was, offered to (转交). */
  | "receiver"
  /** Asked to agree to a transfer beyond its scope, or leading a side of it. */
  | "approver"
  | "deputy"
  | "head"
  | "manager"
  | "cleaning-desk"
  /** Held it until the clock took it, less than 30 days ago. */
  | "former"
  | "pool-scope"
  /** Drawn to look at it (抽查), and whoever has. */
  | "auditor"
  /** Is asked to decide about an appeal against an audit. */
  | "audit-judge"
  /** Keeps the books of a won deal. */
  | "books"
  | Role;
