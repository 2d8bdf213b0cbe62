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
  "currency",
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
  "begunOn",
  "lostReason",
  "note",
  "further",
] as const;

export type LeadField = (typeof LEAD_FIELDS)[number];

export function isAmount(field: LeadField | null): boolean {
  return field === "amount" || field === "quoted" || field === "contract";
}

/** "unsaid": no heading says. "foreign": another currency's. */
export type AmountUnit =
  | "unsaid"
  | "yuan"
  | "thousand"
  | "ten-thousand"
  | "million"
  | "hundred-million"
  | "foreign";

/** One column as its heading was understood. */
export interface Column {
  /** Counted from 0. */
  readonly at: number;
  /** As the list has it. */
  readonly heading: string;
  /** Null for a heading that nobody understands. */
  readonly field: LeadField | null;
  /** What a bare number of it counts, as its heading says: 金额(万元). */
  readonly unit: AmountUnit;
}

/** "reactivated": it was asleep, and has answered a campaign. */
export type RowVerdict = "created" | "reactivated" | "duplicate" | "rejected" | "undone" | "kept";

/** What of a file is not read though it may be of customers. */
export interface Unread {
  /** Names of other sheets that are lists too. */
  readonly sheets: readonly string[];
  /** How many rows with several cells stand above the headings. */
  readonly above: number;
}
