// A list of leads and opportunities that somebody kept elsewhere: what its columns may tell (rules.md 2, 5, A.1).

/** What a column of a list tells of each row. */
export const LEAD_FIELDS = [
  "customer",
  "contact",
  "phone",
  "contactRole",
  "address",
  "need",
  "product",
  "amount",
  "quoted",
  "contract",
  "source",
  "owner",
  "department",
  "stage",
  "lastDay",
  "lastText",
  "nextDay",
  "nextText",
  "plannedSigningOn",
  "signedOn",
  "lostReason",
  "note",
  "further",
] as const;

export type LeadField = (typeof LEAD_FIELDS)[number];

/** One column as its heading was understood. */
export interface Column {
  /** Counted from 0. */
  readonly at: number;
  /** As the list has it. */
  readonly heading: string;
  /** Null for a heading that nobody understands. */
  readonly field: LeadField | null;
  /** What a bare number of it counts: 金额(万元). */
  readonly unit: "yuan" | "ten-thousand";
}

/** "reactivated": it was asleep, and has answered a campaign. */
export type RowVerdict = "created" | "reactivated" | "duplicate" | "rejected" | "undone" | "kept";
